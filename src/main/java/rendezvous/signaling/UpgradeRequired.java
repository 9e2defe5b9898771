package rendezvous.signaling;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Says to whoever comes without a WebSocket handshake what this address is for (RFC 9110 §15.5.22). */
@WebServlet(urlPatterns = SignalingEndpoint.PATH, asyncSupported = true)
public class UpgradeRequired extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int UPGRADE_REQUIRED = 426;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Upgrade", "websocket");
        response.setStatus(UPGRADE_REQUIRED);
    }
}
