package rendezvous.signaling;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import rendezvous.admission.Admission;
import rendezvous.admission.Denial;
import rendezvous.admission.OriginRule;
import rendezvous.admission.Place;
import rendezvous.admission.Tickets;
import rendezvous.connector.DirectSession;

/**
 * Who may open a socket, and for whom there is a place: asked of each handshake, the cheapest question first. web.xml
 * maps it, ahead of whatever serves the handshake.
 */
public class HandshakePolicy extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient OriginRule origins;
    private final transient Admission admission;
    private final transient Tickets tickets;
    private final transient Newcomers newcomers;
    private final transient Event<Refused> refusals;

    @Inject
    public HandshakePolicy(
            OriginRule origins, Admission admission, Tickets tickets, Newcomers newcomers, Event<Refused> refusals) {
        this.origins = origins;
        this.admission = admission;
        this.tickets = tickets;
        this.newcomers = newcomers;
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!origins.admits(request.getHeader("Origin"), request.getHeader("Host"))) {
            refuse(Refusal.ORIGIN);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var answer = admission.ask(request);
        if (answer instanceof Place place) {
            admit(place, request, response, chain);
        } else if (answer instanceof Denial denial) {
            refuse(refusalOf(denial));
            turnAway(response, denial);
        }
    }

    /** Whoever has no socket at the end of this has no end of a socket that would give the place back. */
    private void admit(Place place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isComing = false;
        try {
            if (!tickets.admit(request)) {
                refuse(Refusal.TICKET);
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            chain.doFilter(new PlacedRequest(request, place), response);
            isComing = response.getStatus() == HttpServletResponse.SC_SWITCHING_PROTOCOLS
                    && !DirectSession.isLost(request);
        } finally {
            if (isComing) {
                newcomers.expect(place);
            } else {
                place.giveBackUnlessTaken();
            }
        }
    }

    /** Without a page of ours: it would cost more than the refusal, and no person sees it. */
    private static void turnAway(HttpServletResponse response, Denial denial) {
        response.setHeader("Retry-After", Integer.toString(denial.retryAfterSeconds()));
        response.setHeader("Connection", "close");
        response.setStatus(denial.status());
    }

    private void refuse(Refusal reason) {
        refusals.fire(new Refused(reason));
    }

    private static Refusal refusalOf(Denial denial) {
        return switch (denial) {
            case FULL -> Refusal.FULL;
            case ADDRESS_SOCKETS -> Refusal.ADDRESS_SOCKETS;
            case ADDRESS_HANDSHAKES -> Refusal.ADDRESS_HANDSHAKES;
        };
    }
}
