package rendezvous.ops;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import rendezvous.signaling.Drain;

/**
 * The operator's command to empty this node, from this machine only: nothing that a proxy handed on, and nothing that a
 * browser could be made to send. Whoever may not give it finds nothing here.
 */
@WebServlet(DrainServlet.PATH)
public class DrainServlet extends HttpServlet {
    public static final String PATH = "/drain";

    private static final long serialVersionUID = 1;
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final transient Drain drain;

    @Inject
    public DrainServlet(Drain drain) {
        this.drain = drain;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isCommand(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        drain.begin();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setContentType("application/json");
        response.getWriter().print("{\"left\":" + drain.left() + "}\n");
    }

    private static boolean isCommand(HttpServletRequest request) throws IOException {
        return request.getMethod().equals("POST")
                && "drain".equals(request.getHeader("Rendezvous-Command"))
                && FORWARDED.stream().noneMatch(name -> request.getHeader(name) != null)
                && request.getHeader("Origin") == null
                && THIS_MACHINE.contains(request.getServerName())
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }
}
