package rendezvous.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import rendezvous.config.TicketSettings;

/**
 * Lets in only those who show a ticket of the operator's, where that is configured. A page cannot set headers of a
 * handshake but one: the ticket comes as if it were a subprotocol, which no log and no history keeps (ADR 9).
 */
@ApplicationScoped
public class Tickets {
    private static final String PREFIX = "ticket.";
    private static final int LONGEST = 4_096;

    /** Null where none is asked for: what it needs is not even loaded then. */
    private final TicketCheck check;

    /** For the proxy. */
    protected Tickets() {
        this.check = null;
    }

    @Inject
    public Tickets(TicketSettings settings) {
        this.check = settings.required() ? new TicketCheck(settings) : null;
    }

    public boolean admit(HttpServletRequest handshake) {
        return check == null
                || Collections.list(handshake.getHeaders("Sec-WebSocket-Protocol")).stream()
                        .flatMap(offer -> Arrays.stream(offer.split(",")))
                        .map(String::strip)
                        .filter(offer -> offer.startsWith(PREFIX) && offer.length() <= LONGEST)
                        // One is enough to look at: each costs a signature.
                        .limit(1)
                        .anyMatch(offer -> check.passes(offer.substring(PREFIX.length())));
    }
}
