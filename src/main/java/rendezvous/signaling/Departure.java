package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import rendezvous.identity.RoomId;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Encounter;
import rendezvous.lobby.Lobby;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Leave;
import rendezvous.rooms.Room;

/** The one way out of a room, whether somebody says so, closes or falls silent: the other gets one {@code leave}. */
@ApplicationScoped
public class Departure {
    private static final CloseReason SILENT = new CloseReason(CloseCodes.VIOLATED_POLICY, "Silent for too long");

    private final Lobby lobby;
    private final PeerSessions sessions;
    private final ArrivalRounds rounds;
    private final Codec codec;
    private final Event<RoomEnded> ends;

    /** For the proxy. */
    protected Departure() {
        this(null, null, null, null, null);
    }

    @Inject
    public Departure(Lobby lobby, PeerSessions sessions, ArrivalRounds rounds, Codec codec, Event<RoomEnded> ends) {
        this.lobby = lobby;
        this.sessions = sessions;
        this.rounds = rounds;
        this.codec = codec;
        this.ends = ends;
    }

    /** Skips the partner and waits for another. */
    void next(PeerSession peer, RoomId meant) {
        deliver(peer, Parting.SKIPPED, lobby.next(peer.id(), meant, tellOther(peer, false)));
        rounds.ask();
    }

    /**
     * Parts from the partner of the room that is meant, or of the latest one. What is said of it then comes before the
     * next round, which is for the caller to ask for.
     */
    Optional<Encounter> shun(PeerSession peer, RoomId meant) {
        var ended = new ArrayList<Room>(1);
        var encounter = lobby.shun(peer.id(), meant, tellOther(peer, false).andThen(ended::add));
        // The encounter's room may have ended long ago.
        deliver(peer, Parting.SHUNNED, ended.stream().findFirst());
        return encounter;
    }

    /** Hangs up, or stops waiting. */
    void hangUp(PeerSession peer) {
        deliver(peer, Parting.LEFT, lobby.leave(peer.id(), tellOther(peer, false)));
    }

    /** The socket closed. */
    void exit(PeerSession peer) {
        exit(peer, false);
    }

    /** Nothing was heard of it for too long. */
    void lose(PeerSession peer) {
        exit(peer, true);
        peer.close(SILENT);
    }

    private void exit(PeerSession peer, boolean isTimeout) {
        // Out of the lobby first: whoever is matched there has a session with a name.
        var ended = lobby.exit(peer.id(), tellOther(peer, isTimeout));
        sessions.remove(peer);
        deliver(peer, Parting.GONE, ended);
    }

    private Consumer<Room> tellOther(PeerSession leaver, boolean isTimeout) {
        return room -> sessions.of(room.other(leaver.id()))
                .ifPresent(other -> other.post(codec.encode(new Leave(leaver.id(), room.id(), isTimeout))));
    }

    private void deliver(PeerSession leaver, Parting how, Optional<Room> ended) {
        ended.flatMap(room -> sessions.of(room.other(leaver.id()))).ifPresent(PeerSession::flush);
        ended.ifPresent(room -> ends.fire(new RoomEnded(room, leaver.id(), how)));
    }
}
