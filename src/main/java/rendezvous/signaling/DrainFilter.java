package rendezvous.signaling;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refuses handshakes while the node is being emptied, before anything is spent on them; a proxy tries another node. */
public class DrainFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String SOON = "5";

    private final transient Drain drain;
    private final transient Event<Refused> refusals;

    @Inject
    public DrainFilter(Drain drain, Event<Refused> refusals) {
        this.drain = drain;
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (drain.isUnderway()) {
            response.setHeader("Retry-After", SOON);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            refusals.fire(new Refused(Refusal.DRAINING));
        } else {
            chain.doFilter(request, response);
        }
    }
}
