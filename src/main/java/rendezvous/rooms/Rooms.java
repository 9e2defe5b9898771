package rendezvous.rooms;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

/**
 * The rooms that are open, found without a lock by those of their two who live here. Only the lobby opens and closes
 * them, one step at a time; anybody may look.
 */
@ApplicationScoped
public class Rooms {
    private final Map<PeerId, Room> byPeer = new ConcurrentHashMap<>();
    /** Those with somebody of another node: so the loss of one costs the number of its rooms, and not of all. */
    private final Map<NodeId, Map<RoomId, Room>> byHome = new ConcurrentHashMap<>();

    public void open(Room room) {
        room.residents().forEach(peer -> byPeer.put(peer, room));
        if (!room.isLocal()) {
            byHome.computeIfAbsent(room.far().home(), node -> new ConcurrentHashMap<>())
                    .put(room.id(), room);
        }
    }

    public Optional<Room> of(PeerId peer) {
        return Optional.ofNullable(byPeer.get(peer));
    }

    /** That with somebody of {@code home}. */
    public Optional<Room> of(RoomId id, NodeId home) {
        return Optional.ofNullable(byHome.getOrDefault(home, Map.of()).get(id));
    }

    /** All with somebody of {@code home}, as they are at this moment. */
    public Collection<Room> of(NodeId home) {
        return List.copyOf(byHome.getOrDefault(home, Map.of()).values());
    }

    /** Ends it for both; closing twice is fine, and a later room of either peer is left alone. */
    public void close(Room room) {
        room.residents().forEach(peer -> byPeer.remove(peer, room));
        if (!room.isLocal()) {
            byHome.computeIfPresent(room.far().home(), (home, open) -> without(open, room));
        }
    }

    /** How many peers of this node are in a room. */
    public int peers() {
        return byPeer.size();
    }

    private static Map<RoomId, Room> without(Map<RoomId, Room> open, Room room) {
        open.remove(room.id(), room);
        return open.isEmpty() ? null : open;
    }
}
