package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import rendezvous.identity.RoomId;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Direct;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/** Lets the two of a sheltered room find each other directly, once both want it. */
@ApplicationScoped
public class Directness {
    private final Rooms rooms;
    private final PeerSessions sessions;
    private final Codec codec;

    /** For the proxy. */
    protected Directness() {
        this(null, null, null);
    }

    @Inject
    public Directness(Rooms rooms, PeerSessions sessions, Codec codec) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.codec = codec;
    }

    void allow(PeerSession peer, RoomId meant) {
        rooms.of(peer.id()).filter(room -> meant.means(room.id())).ifPresent(room -> allow(peer, room));
    }

    private void allow(PeerSession peer, Room room) {
        switch (room.shelter().consent(peer.id())) {
            case FIRST ->
                sessions.reach(room.other(peer.id()))
                        .ifPresent(other -> other.send(codec.encode(new Direct(room.id(), false))));
            case BOTH -> tellBoth(room);
            case NOTHING_NEW -> {}
        }
    }

    private void tellBoth(Room room) {
        var frame = codec.encode(new Direct(room.id(), true));
        var both = Stream.of(room.answerer(), room.offerer())
                .flatMap(peer -> sessions.reach(peer).stream())
                .toList();
        // Into both outboxes before either hears of it: what one says then comes after.
        both.forEach(peer -> peer.post(frame));
        both.forEach(Recipient::flush);
    }
}
