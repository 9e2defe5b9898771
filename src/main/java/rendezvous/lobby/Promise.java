package rendezvous.lobby;

import java.util.Map;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Ticket;

/**
 * One of here for whom a node is being asked whether somebody there would meet it.
 *
 * @param guest what it has said of itself, as that node was told
 * @param waited how long it had waited, as that node was told; in milliseconds
 * @param until when it holds, in milliseconds of the clock; when it is forgotten, once it has expired
 * @param hasExpired whether it holds no more, and the answer is still to come
 */
record Promise(Ticket ticket, Guest guest, long waited, PeerId stranger, NodeId home, long until, boolean hasExpired) {
    PeerId peer() {
        return ticket.peer();
    }

    Promise expired(long forgotten) {
        return new Promise(ticket, guest, waited, stranger, home, forgotten, true);
    }

    /** Whether it still holds of those who are here, and they are as that node was told. */
    boolean holds(Map<PeerId, Visit> present, FarBarriers barriers) {
        var visit = present.get(peer());
        return !hasExpired && visit != null && visit.guest() == guest && !barriers.bars(peer(), stranger);
    }
}
