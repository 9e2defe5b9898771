package rendezvous.matchmaking;

import static java.util.Objects.requireNonNull;

import rendezvous.identity.PeerId;

/**
 * One peer's wish for a partner.
 *
 * @param peer who waits
 * @param since when the waiting began, on any scale that grows: the smaller, the longer
 */
public record Ticket(PeerId peer, long since) {
    public Ticket {
        requireNonNull(peer, "peer");
    }
}
