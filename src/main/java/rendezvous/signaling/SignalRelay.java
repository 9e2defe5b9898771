package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import rendezvous.protocol.BadFrameException;
import rendezvous.protocol.ClientMessage.Signal;
import rendezvous.protocol.Codec;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/** Hands a signal to the other in the sender's current room, and to nobody else. */
@ApplicationScoped
public class SignalRelay {
    private final Rooms rooms;
    private final PeerSessions sessions;
    private final FarPartners partners;
    private final Codec codec;
    private final RelayCount count;

    /** For the proxy. */
    protected SignalRelay() {
        this(null, null, null, null, null);
    }

    @Inject
    public SignalRelay(Rooms rooms, PeerSessions sessions, FarPartners partners, Codec codec, RelayCount count) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.partners = partners;
        this.codec = codec;
        this.count = count;
    }

    /** Dropped when the sender is in no room, or meant an earlier one: a late candidate is nobody's fault. */
    void relay(PeerSession from, Signal signal) throws BadFrameException {
        var room = rooms.of(from.id()).filter(current -> signal.room().means(current.id()));
        if (room.isPresent()) {
            from.channel().expedite();
            handOn(from, signal, room.get());
        }
    }

    private void handOn(PeerSession from, Signal signal, Room room) throws BadFrameException {
        if (room.shelter().holds()) {
            var safe = codec.shelteredFrameIn(room.id(), signal);
            safe.ifPresent(frame -> send(from, signal, frame, room));
        } else {
            send(from, signal, codec.frameIn(room.id(), signal), room);
        }
    }

    private void send(PeerSession from, Signal signal, String frame, Room room) {
        count.count(SignalKind.of(signal));
        if (room.isLocal()) {
            sessions.reach(room.other(from.id())).ifPresent(other -> other.send(frame));
        } else {
            partners.send(room, from.id(), frame);
        }
    }
}
