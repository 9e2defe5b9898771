package rendezvous.rooms;

import static java.util.Objects.requireNonNull;

import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

/** Two peers in a call. The offerer makes the first offer; the answerer is the polite one. */
public record Room(RoomId id, PeerId offerer, PeerId answerer, Shelter shelter) {
    public Room {
        requireNonNull(id, "id");
        requireNonNull(offerer, "offerer");
        requireNonNull(answerer, "answerer");
        requireNonNull(shelter, "shelter");
    }

    /** Where the two may learn each other's address. */
    public Room(RoomId id, PeerId offerer, PeerId answerer) {
        this(id, offerer, answerer, Shelter.NONE);
    }

    /** The same, where they may not, as long as not both want it. */
    public Room sheltered() {
        return new Room(id, offerer, answerer, Shelter.raised());
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
}
