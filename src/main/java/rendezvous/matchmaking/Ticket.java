package rendezvous.matchmaking;

import static java.util.Objects.requireNonNull;

import rendezvous.identity.PeerId;

/**
 * One peer's wish for a partner.
 *
 * @param peer who waits
 * @param since when the waiting began, on any scale that grows: the smaller, the longer
 * @param wishes what it would like to share
 */
public record Ticket(PeerId peer, long since, Wishes wishes) {
    public Ticket {
        requireNonNull(peer, "peer");
        requireNonNull(wishes, "wishes");
    }

    /** Whether anybody will do who is open as well: without wishes at once, with wishes after a while. */
    boolean isOpen(Patience patience) {
        return since <= patience.openSince() || wishes.areNone();
    }

    /** Whether anybody will do at all, as it has waited too long. */
    boolean isOverdue(Patience patience) {
        return since <= patience.overdueSince();
    }
}
