package rendezvous.signaling;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import rendezvous.admission.Arrival;
import rendezvous.admission.OriginRule;

/**
 * Answers with nothing, so that a page of another region can measure how far it is to this one. Only to pages that
 * might open a socket here, now: so none chooses where it would be turned away.
 */
@WebServlet(urlPatterns = "/near", asyncSupported = true)
public class NearServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient OriginRule origins;
    private final transient Drain drain;

    @Inject
    public NearServlet(OriginRule origins, Drain drain) {
        this.origins = origins;
        this.drain = drain;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var origin = request.getHeader("Origin");
        response.setHeader("Cache-Control", "no-store");
        response.addHeader("Vary", "Origin");
        if (!origins.admits(origin, Arrival.of(request).host())) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (drain.isUnderway()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            if (origin != null) {
                response.setHeader("Access-Control-Allow-Origin", origin);
            }
        }
    }
}
