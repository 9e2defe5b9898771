package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import rendezvous.config.ResumeSettings;
import rendezvous.identity.RoomId;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Encounter;
import rendezvous.lobby.Lobby;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Leave;
import rendezvous.rooms.Room;

/**
 * The one way out of a room, whether somebody says so, closes, falls silent or does not come back: the other gets one
 * {@code leave}.
 */
@ApplicationScoped
public class Departure {
    private static final CloseReason SILENT = new CloseReason(CloseCodes.VIOLATED_POLICY, "Silent for too long");

    private static final CloseReason ELSEWHERE =
            new CloseReason(CloseCodes.SERVICE_RESTART, "This node is being emptied; come back in a moment");

    /** No close frame came; we could not send; and a client that gives up a dead socket, and will be back. */
    private static final Set<Integer> BREAKS = Set.of(1006, 1011, 4000);

    /** What the container and the connector close with for what a client did (docs/protocol.md). */
    private static final Set<Integer> FAULTS = Set.of(1002, 1003, 1007, 1008, 1009);

    private final Lobby lobby;
    private final PeerSessions sessions;
    private final ResumeSettings settings;
    private final ArrivalRounds rounds;
    private final Codec codec;
    private final Event<RoomEnded> ends;
    private final Event<VisitEnded> endings;

    /** For the proxy. */
    protected Departure() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public Departure(
            Lobby lobby,
            PeerSessions sessions,
            ResumeSettings settings,
            ArrivalRounds rounds,
            Codec codec,
            Event<RoomEnded> ends,
            Event<VisitEnded> endings) {
        this.lobby = lobby;
        this.sessions = sessions;
        this.settings = settings;
        this.rounds = rounds;
        this.codec = codec;
        this.ends = ends;
        this.endings = endings;
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

    /**
     * A socket is gone: for good, or, where it broke, for as long as its place is held; true where that is so.
     *
     * @param code of its close
     */
    boolean closed(Line line, int code) {
        var peer = line.peer();
        boolean broke = peer.stay().cause() == null && BREAKS.contains(code);
        if (broke && peer.stay().goAway(line)) {
            lobby.setAside(peer.id(), peer.stay()::isAway);
            return true;
        }
        if (peer.stay().end(line)) {
            exit(peer, causeOf(peer, code, broke));
        }
        return false;
    }

    /** If nothing was heard of it for too long; false where it goes on. @param timeout in milliseconds */
    boolean lose(PeerSession peer, long timeout) {
        boolean isLost = peer.stay().endIfSilent(timeout);
        if (isLost) {
            exit(peer, EndCause.SILENT);
            peer.close(SILENT, EndCause.SILENT);
        }
        return isLost;
    }

    /** If it has been away for too long to be waited for. */
    void expire(PeerSession peer) {
        if (peer.stay().endAfter(settings.grace().toMillis())) {
            exit(peer, EndCause.LOST);
        }
    }

    /** It came back, and there was too much that it would have missed. */
    void giveUp(PeerSession peer) {
        if (peer.stay().end()) {
            exit(peer, EndCause.LOST);
        }
        peer.close(SILENT, EndCause.LOST);
    }

    /**
     * This node is being emptied. Its partner, who goes elsewhere too, is told nothing: a call goes on without us.
     *
     * @return whether it was still here, and {@link #settle} is to follow
     */
    boolean sendAway(PeerSession peer) {
        boolean first = peer.stay().end();
        peer.close(ELSEWHERE, EndCause.DRAINED);
        return first;
    }

    /** What else it means that this one was sent away. */
    void settle(PeerSession peer) {
        var ended = lobby.exit(peer.id(), room -> {});
        sessions.remove(peer);
        ended.ifPresent(room -> ends.fire(new RoomEnded(room, peer.id(), Parting.GONE)));
        tell(peer, EndCause.DRAINED);
    }

    /** The newcomer turned out to be an earlier visitor: nobody has met it, so nobody misses it. */
    void dissolve(PeerSession newcomer) {
        if (newcomer.stay().end()) {
            lobby.exit(newcomer.id(), room -> {});
            sessions.remove(newcomer);
        }
    }

    private static EndCause causeOf(PeerSession peer, int code, boolean broke) {
        if (peer.stay().cause() != null) {
            return peer.stay().cause();
        }
        return broke ? EndCause.LOST : FAULTS.contains(code) ? EndCause.EXPELLED : EndCause.CLOSED;
    }

    private void exit(PeerSession peer, EndCause cause) {
        boolean isTimeout = cause == EndCause.LOST || cause == EndCause.SILENT;
        // Out of the lobby first: whoever is matched there has a session with a name.
        var ended = lobby.exit(peer.id(), tellOther(peer, isTimeout));
        sessions.remove(peer);
        deliver(peer, Parting.GONE, ended);
        tell(peer, cause);
    }

    private void tell(PeerSession peer, EndCause cause) {
        peer.stay().lasted().ifPresent(lasted -> endings.fire(new VisitEnded(peer.id(), cause, lasted)));
    }

    private Consumer<Room> tellOther(PeerSession leaver, boolean isTimeout) {
        return room -> sessions.reach(room.other(leaver.id()))
                .ifPresent(other -> other.post(codec.encode(new Leave(leaver.id(), room.id(), isTimeout))));
    }

    private void deliver(PeerSession leaver, Parting how, Optional<Room> ended) {
        ended.flatMap(room -> sessions.reach(room.other(leaver.id()))).ifPresent(Recipient::flush);
        ended.ifPresent(room -> ends.fire(new RoomEnded(room, leaver.id(), how)));
    }
}
