package rendezvous.matchmaking;

import static java.util.Objects.requireNonNull;

import rendezvous.identity.DeviceId;
import rendezvous.identity.PeerId;

/**
 * One peer's wish for a partner.
 *
 * @param peer who waits
 * @param since when the waiting began, on any scale that grows: the smaller, the longer
 * @param wishes what it would like to share
 * @param device the browser it is a page of, as far as is known
 */
public record Ticket(PeerId peer, long since, Wishes wishes, DeviceId device) {
    public Ticket {
        requireNonNull(peer, "peer");
        requireNonNull(wishes, "wishes");
        requireNonNull(device, "device");
    }

    /** Of somebody who does not say which browser it is. */
    public Ticket(PeerId peer, long since, Wishes wishes) {
        this(peer, since, wishes, DeviceId.UNKNOWN);
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
