package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import rendezvous.cluster.Letter.Consent;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.lobby.Mail;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Direct;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;
import rendezvous.rooms.Shelter;

/** Lets the two of a sheltered room find each other directly, once both want it. */
@ApplicationScoped
public class Directness {
    private final Rooms rooms;
    private final PeerSessions sessions;
    private final Mail mail;
    private final Codec codec;

    /** For the proxy. */
    protected Directness() {
        this(null, null, null, null);
    }

    @Inject
    public Directness(Rooms rooms, PeerSessions sessions, Mail mail, Codec codec) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.mail = mail;
        this.codec = codec;
    }

    void allow(PeerSession peer, RoomId meant) {
        rooms.of(peer.id()).filter(room -> meant.means(room.id())).ifPresent(room -> allow(peer.id(), room));
    }

    /** The far one consents. */
    void hear(NodeId home, RoomId id) {
        rooms.of(id, home).ifPresent(room -> allow(room.far().peer(), room));
    }

    private void allow(PeerId peer, Room room) {
        var consent = room.shelter().consent(peer);
        if (consent != Shelter.Consent.NOTHING_NEW
                && !room.isLocal()
                && room.residents().contains(peer)) {
            // First of all: what the peer says from now on is to find it there.
            mail.post(room.far().home(), new Consent(room.id(), peer));
        }
        switch (consent) {
            case FIRST ->
                sessions.reach(room.other(peer))
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
