package rendezvous.lobby;

import java.util.Set;
import rendezvous.cluster.Letter.Offer;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Ticket;
import rendezvous.matchmaking.Wishes;

/** Somebody who waits at another node, as that told it. Times are in milliseconds of this node's clock. */
final class Held {
    private static final long STALE = 5_000;

    private final NodeId home;
    private final Offer offer;
    private final Ticket ticket;
    private final Set<PeerId> barred;
    private final long told;
    private long engagedUntil;
    private long aloneSince;
    private int turn;

    /** @param now when it was told */
    Held(NodeId home, Offer offer, long now) {
        this.home = home;
        this.offer = offer;
        ticket = new Ticket(
                offer.peer(), now - offer.waited(), new Wishes(offer.interests(), offer.language()), offer.device());
        barred = Set.copyOf(offer.barred());
        aloneSince = now;
        told = now;
    }

    /** Its home repeats itself, unless it tells another node by now. */
    boolean isStale(long now) {
        return now - told > STALE;
    }

    /** The same one, told anew: what has been done about it so far is remembered. */
    Held after(Held earlier) {
        if (earlier != null) {
            engagedUntil = earlier.engagedUntil;
            aloneSince = earlier.aloneSince;
            turn = earlier.turn;
        }
        return this;
    }

    NodeId home() {
        return home;
    }

    Offer offer() {
        return offer;
    }

    Ticket ticket() {
        return ticket;
    }

    /** Whom it must not meet, as far as its home told. */
    Set<PeerId> barred() {
        return barred;
    }

    void engage(long until) {
        engagedUntil = until;
    }

    boolean isFree(long now) {
        return engagedUntil <= now;
    }

    boolean hasWaited(long atLeast, long now) {
        return now - ticket.since() >= atLeast;
    }

    /** Whether it found nobody for so long, here or where it was lent to. */
    boolean isAlone(long atLeast, long now) {
        return isFree(now) && now - aloneSince >= atLeast;
    }

    /** It is lent from now on. @return a number that grows by one each time */
    int lend(long now) {
        aloneSince = now;
        return turn++;
    }
}
