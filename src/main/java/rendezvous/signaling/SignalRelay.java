package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import rendezvous.protocol.ClientMessage.Signal;
import rendezvous.protocol.Codec;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/** Hands a signal to the other in the sender's current room, and to nobody else. */
@ApplicationScoped
public class SignalRelay {
    private final Rooms rooms;
    private final PeerSessions sessions;
    private final Codec codec;

    /** For the proxy. */
    protected SignalRelay() {
        this(null, null, null);
    }

    @Inject
    public SignalRelay(Rooms rooms, PeerSessions sessions, Codec codec) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.codec = codec;
    }

    /** Dropped when the sender is in no room, or meant an earlier one: a late candidate is nobody's fault. */
    void relay(PeerSession from, Signal signal) {
        rooms.of(from.id())
                .filter(room -> signal.room().means(room.id()))
                .ifPresent(room -> handOn(from, signal, room));
    }

    private void handOn(PeerSession from, Signal signal, Room room) {
        sessions.of(room.other(from.id())).ifPresent(other -> other.send(codec.frameIn(room.id(), signal)));
    }
}
