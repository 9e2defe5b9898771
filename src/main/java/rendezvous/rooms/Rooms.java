package rendezvous.rooms;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rendezvous.identity.PeerId;

/**
 * The rooms that are open, found by either peer without a lock. Only the lobby opens and closes them, one step at a
 * time; anybody may look.
 */
@ApplicationScoped
public class Rooms {
    private final Map<PeerId, Room> byPeer = new ConcurrentHashMap<>();

    public void open(Room room) {
        byPeer.put(room.offerer(), room);
        byPeer.put(room.answerer(), room);
    }

    public Optional<Room> of(PeerId peer) {
        return Optional.ofNullable(byPeer.get(peer));
    }

    /** Ends it for both; closing twice is fine, and a later room of either peer is left alone. */
    public void close(Room room) {
        byPeer.remove(room.offerer(), room);
        byPeer.remove(room.answerer(), room);
    }

    /** How many peers are in a room. */
    public int peers() {
        return byPeer.size();
    }
}
