package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import rendezvous.cluster.Letter.Frame;
import rendezvous.cluster.Letter.Left;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.lobby.Abroad;
import rendezvous.lobby.Mail;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Leave;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/** What passes between the two of a room who live at two nodes. */
@ApplicationScoped
public class FarPartners {
    private final Rooms rooms;
    private final PeerSessions sessions;
    private final Abroad abroad;
    private final Mail mail;
    private final Codec codec;
    private final Event<RoomEnded> ends;

    /** For the proxy. */
    protected FarPartners() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public FarPartners(
            Rooms rooms, PeerSessions sessions, Abroad abroad, Mail mail, Codec codec, Event<RoomEnded> ends) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.abroad = abroad;
        this.mail = mail;
        this.codec = codec;
        this.ends = ends;
    }

    /** To the far one; where its node takes nothing, the room ends, as a signal that is missing would end the call. */
    void send(Room room, PeerId from, String frame) {
        var far = room.far();
        if (!mail.send(far.home(), new Frame(room.id(), far.peer(), frame))) {
            var ended = abroad.end(
                    room.id(),
                    far.home(),
                    tellLeft(true).andThen(open -> mail.post(far.home(), new Left(room.id(), from, true))));
            lost(ended.stream().toList());
        }
    }

    /** From the far one, if the two are in that very room. */
    void hear(NodeId home, Frame letter) {
        rooms.of(letter.room(), home)
                .filter(room -> room.residents().contains(letter.to()))
                .flatMap(room -> sessions.reach(letter.to()))
                .ifPresent(peer -> peer.send(letter.frame()));
    }

    /** The far one has gone, which its home has counted. */
    void left(NodeId home, Left letter) {
        abroad.end(letter.room(), home, tellLeft(letter.isTimeout())).ifPresent(this::flush);
    }

    /** The far one was sent elsewhere: the call goes on without us, and nobody is told. */
    void adrift(NodeId home, RoomId room) {
        abroad.end(room, home, ended -> {});
    }

    /** Nothing of that node is there any more. */
    void lost(NodeId home) {
        lost(abroad.endAll(home, tellLeft(true)));
    }

    private void lost(Collection<Room> ended) {
        ended.forEach(this::flush);
        ended.forEach(room -> ends.fire(new RoomEnded(room, room.far().peer(), Parting.GONE)));
    }

    private Consumer<Room> tellLeft(boolean isTimeout) {
        return room -> {
            var frame = codec.encode(new Leave(room.far().peer(), room.id(), isTimeout));
            residents(room).forEach(peer -> peer.post(frame));
        };
    }

    private void flush(Room room) {
        residents(room).forEach(Recipient::flush);
    }

    private List<Recipient> residents(Room room) {
        return room.residents().stream()
                .flatMap(peer -> sessions.reach(peer).stream())
                .toList();
    }
}
