package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Leave;
import rendezvous.rooms.Room;

/** The one way out of a room, whoever goes and why: the other gets one {@code leave}, and it counts once. */
@ApplicationScoped
public class RoomExit {
    private final PeerSessions sessions;
    private final Codec codec;
    private final Event<RoomEnded> ends;

    /** For the proxy. */
    protected RoomExit() {
        this(null, null, null);
    }

    @Inject
    public RoomExit(PeerSessions sessions, Codec codec, Event<RoomEnded> ends) {
        this.sessions = sessions;
        this.codec = codec;
        this.ends = ends;
    }

    /** For the lobby's step that ends the room; {@link #deliver} is to follow it. */
    Consumer<Room> tellOther(PeerSession leaver, boolean isTimeout) {
        return room -> sessions.reach(room.other(leaver.id()))
                .ifPresent(other -> other.post(codec.encode(new Leave(leaver.id(), room.id(), isTimeout))));
    }

    /** @param ended the room, if one did */
    void deliver(PeerSession leaver, Parting how, Optional<Room> ended) {
        ended.flatMap(room -> sessions.reach(room.other(leaver.id()))).ifPresent(Recipient::flush);
        count(leaver, how, ended);
    }

    /** All there is to do where nobody was told. */
    void count(PeerSession leaver, Parting how, Optional<Room> ended) {
        ended.ifPresent(room -> ends.fire(new RoomEnded(room, leaver.id(), how)));
    }
}
