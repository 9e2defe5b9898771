package rendezvous.admin;

import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;
import static jakarta.servlet.http.HttpServletResponse.SC_NO_CONTENT;
import static jakarta.servlet.http.HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Logger;
import rendezvous.admission.Arrival;

/**
 * Empties the node. The browser adds the password to whatever another site's page makes it ask for, so this has to come
 * from a page of ours: by its Origin, and as a type that no form can send.
 */
final class DrainServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logger.getLogger(DrainServlet.class.getName());

    private final transient Runnable drain;

    DrainServlet(Runnable drain) {
        this.drain = drain;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = answer(Arrival.of(request).origin(), request.getHeader("Origin"), request.getContentType());
        if (status == SC_NO_CONTENT) {
            LOG.info("Drained from the operator's page");
            drain.run();
            response.setStatus(status);
        } else {
            response.sendError(status);
        }
    }

    static int answer(String own, String origin, String type) {
        if (!own.equalsIgnoreCase(origin)) {
            return SC_FORBIDDEN;
        }
        return "application/json".equalsIgnoreCase(type) ? SC_NO_CONTENT : SC_UNSUPPORTED_MEDIA_TYPE;
    }
}
