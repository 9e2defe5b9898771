package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.List;
import rendezvous.identity.PeerId;
import rendezvous.lobby.Guest;
import rendezvous.lobby.Introductions;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Match;
import rendezvous.rooms.Room;

/** Tells the two of a new room of each other. */
@ApplicationScoped
public class Introducer implements Introductions {
    private static final CloseReason OUR_FAULT =
            new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "The introduction failed");

    private final PeerSessions sessions;
    private final Codec codec;

    /** For the proxy. */
    protected Introducer() {
        this(null, null);
    }

    @Inject
    public Introducer(PeerSessions sessions, Codec codec) {
        this.sessions = sessions;
        this.codec = codec;
    }

    @Override
    public void announce(Room room, List<String> interests) {
        announce(room, room.offerer(), interests);
        announce(room, room.answerer(), interests);
    }

    @Override
    public void announce(Room room, Guest stranger, List<String> interests) {
        room.residents().forEach(to -> announce(room, to, stranger.name(), interests));
    }

    @Override
    public void deliver(Room room) {
        sessions.reach(room.offerer()).ifPresent(Recipient::flush);
        sessions.reach(room.answerer()).ifPresent(Recipient::flush);
    }

    @Override
    public void giveUp(Room room) {
        sessions.of(room.offerer()).ifPresent(peer -> peer.close(OUR_FAULT));
        sessions.of(room.answerer()).ifPresent(peer -> peer.close(OUR_FAULT));
    }

    private void announce(Room room, PeerId to, List<String> interests) {
        var name = sessions.of(room.other(to)).flatMap(PeerSession::name).orElse("");
        announce(room, to, name, interests);
    }

    private void announce(Room room, PeerId to, String name, List<String> interests) {
        var match = new Match(
                room.id(),
                room.other(to),
                name,
                to.equals(room.offerer()),
                interests,
                room.shelter().holds());
        sessions.reach(to).ifPresent(peer -> peer.post(codec.encode(match)));
    }
}
