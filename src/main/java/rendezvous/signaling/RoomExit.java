package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import rendezvous.cluster.Letter.Adrift;
import rendezvous.cluster.Letter.Left;
import rendezvous.lobby.Mail;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Leave;
import rendezvous.rooms.Room;

/** The one way out of a room, whoever goes and why: the other gets one {@code leave}, and it counts once. */
@ApplicationScoped
public class RoomExit {
    private final PeerSessions sessions;
    private final Mail mail;
    private final Codec codec;
    private final Event<RoomEnded> ends;

    /** For the proxy. */
    protected RoomExit() {
        this(null, null, null, null);
    }

    @Inject
    public RoomExit(PeerSessions sessions, Mail mail, Codec codec, Event<RoomEnded> ends) {
        this.sessions = sessions;
        this.mail = mail;
        this.codec = codec;
        this.ends = ends;
    }

    /** For the lobby's step that ends the room; {@link #deliver} is to follow it. */
    Consumer<Room> tellOther(PeerSession leaver, boolean isTimeout) {
        return room -> {
            if (room.isLocal()) {
                sessions.reach(room.other(leaver.id()))
                        .ifPresent(other -> other.post(codec.encode(new Leave(leaver.id(), room.id(), isTimeout))));
            } else {
                mail.post(room.far().home(), new Left(room.id(), leaver.id(), isTimeout));
            }
        };
    }

    /** The same where the leaver is sent to another node, and its call goes on. */
    Consumer<Room> setAdrift(PeerSession leaver) {
        return room -> {
            if (!room.isLocal()) {
                mail.post(room.far().home(), new Adrift(room.id(), leaver.id()));
            }
        };
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
