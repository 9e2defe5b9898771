package rendezvous.rooms;

import java.util.HashSet;
import java.util.Set;
import rendezvous.identity.PeerId;

/**
 * Keeps the two of a room from learning each other's address, until both have said that they may. Then it has ended,
 * for good.
 */
public final class Shelter {
    /** What came of somebody's consent. */
    public enum Consent {
        /** The other has not consented yet. */
        FIRST,
        BOTH,
        /** It had consented before, or there is nothing to consent to. */
        NOTHING_NEW
    }

    /** Of rooms without one. */
    static final Shelter NONE = new Shelter(false);

    private final Set<PeerId> consenting = new HashSet<>();
    private volatile boolean holds;

    private Shelter(boolean holds) {
        this.holds = holds;
    }

    static Shelter raised() {
        return new Shelter(true);
    }

    public boolean holds() {
        return holds;
    }

    /** @param peer one of the room's two */
    public synchronized Consent consent(PeerId peer) {
        if (!holds || !consenting.add(peer)) {
            return Consent.NOTHING_NEW;
        }
        holds = consenting.size() < 2;
        return holds ? Consent.FIRST : Consent.BOTH;
    }
}
