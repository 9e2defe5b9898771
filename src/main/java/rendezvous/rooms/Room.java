package rendezvous.rooms;

import static java.util.Objects.requireNonNull;

import java.util.List;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

/**
 * Two peers in a call. The offerer makes the first offer; the answerer is the polite one.
 *
 * @param far the one of them who lives at another node, which has a room of the same id; null where both live here
 */
public record Room(RoomId id, PeerId offerer, PeerId answerer, Shelter shelter, Far far) {
    public Room {
        requireNonNull(id, "id");
        requireNonNull(offerer, "offerer");
        requireNonNull(answerer, "answerer");
        requireNonNull(shelter, "shelter");
    }

    /** Where the two may learn each other's address. */
    public Room(RoomId id, PeerId offerer, PeerId answerer) {
        this(id, offerer, answerer, Shelter.NONE, null);
    }

    /** The same, where they may not, as long as not both want it. */
    public Room sheltered() {
        return new Room(id, offerer, answerer, Shelter.raised(), far);
    }

    /** The same, where one of them lives elsewhere. */
    public Room with(Far stranger) {
        return new Room(id, offerer, answerer, shelter, stranger);
    }

    /** The one whom {@code peer} is with. */
    public PeerId other(PeerId peer) {
        if (peer.equals(offerer)) {
            return answerer;
        }
        if (peer.equals(answerer)) {
            return offerer;
        }
        throw new IllegalArgumentException(peer + " is not in room " + id);
    }

    public boolean isLocal() {
        return far == null;
    }

    /** Those of the two who live here. */
    public List<PeerId> residents() {
        return isLocal() ? List.of(offerer, answerer) : List.of(other(far.peer()));
    }
}
