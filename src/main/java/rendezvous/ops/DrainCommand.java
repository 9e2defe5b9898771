package rendezvous.ops;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import rendezvous.admission.Arrival;
import rendezvous.config.DrainSettings;
import rendezvous.signaling.Drain;

/**
 * The operator's command to empty this node, given by {@code deploy/drain}: from this machine only, and with the key that
 * this start wrote. A proxy that says nothing of itself looks like this machine; it has no key. Whoever may not give the
 * command finds nothing here.
 */
@WebServlet(urlPatterns = DrainCommand.PATH, loadOnStartup = 1)
public class DrainCommand extends HttpServlet {
    public static final String PATH = "/drain";

    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logger.getLogger(DrainCommand.class.getName());

    private final transient Drain drain;
    private final transient DrainKey key;

    @Inject
    public DrainCommand(Drain drain, DrainSettings settings, RandomGenerator random) {
        this.drain = drain;
        this.key = DrainKey.of(random);
        try {
            key.writeTo(settings.keyFile());
        } catch (IOException | UnsupportedOperationException e) {
            // Visitors come first: SIGTERM empties it as well.
            LOG.log(Level.WARNING, "No key could be written for deploy/drain (rendezvous.drain.key-file)", e);
        }
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

    private boolean isCommand(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && Arrival.of(request).isFromHere()
                && key.isIn(request.getHeader("Authorization"));
    }
}
