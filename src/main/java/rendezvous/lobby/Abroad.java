package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import rendezvous.identity.NodeId;
import rendezvous.identity.RoomId;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/** How rooms with somebody of another node end from there. {@code tell} is as in {@link Lobby}. */
@ApplicationScoped
public class Abroad {
    private final Lobby lobby;
    private final Rooms rooms;

    /** For the proxy. */
    protected Abroad() {
        this(null, null);
    }

    @Inject
    public Abroad(Lobby lobby, Rooms rooms) {
        this.lobby = lobby;
        this.rooms = rooms;
    }

    /** The room, if it was open with somebody of that node. */
    public Optional<Room> end(RoomId id, NodeId home, Consumer<Room> tell) {
        return lobby.step(present -> {
            var room = rooms.of(id, home);
            room.ifPresent(open -> end(open, tell));
            return room;
        });
    }

    /** All with somebody of that node, which is lost. */
    public Collection<Room> endAll(NodeId home, Consumer<Room> tell) {
        return lobby.step(present -> {
            var all = rooms.of(home);
            all.forEach(open -> end(open, tell));
            return all;
        });
    }

    private void end(Room room, Consumer<Room> tell) {
        rooms.close(room);
        tell.accept(room);
    }
}
