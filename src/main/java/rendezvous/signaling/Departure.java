package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Optional;
import rendezvous.config.ResumeSettings;
import rendezvous.lobby.Leavetaking;
import rendezvous.lobby.Lobby;

/**
 * The one end of a visit, whether its socket closes, falls silent or is not followed by another: out of the lobby, out
 * of its room by {@link RoomExit}, and no more known.
 */
@ApplicationScoped
public class Departure {
    private static final CloseReason SILENT = new CloseReason(CloseCodes.VIOLATED_POLICY, "Silent for too long");

    private static final CloseReason ELSEWHERE =
            new CloseReason(CloseCodes.SERVICE_RESTART, "This node is being emptied; come back in a moment");

    private final Lobby lobby;
    private final Leavetaking leavetaking;
    private final PeerSessions sessions;
    private final RoomExit exit;
    private final ResumeSettings settings;
    private final Event<VisitEnded> endings;

    /** For the proxy. */
    protected Departure() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public Departure(
            Lobby lobby,
            Leavetaking leavetaking,
            PeerSessions sessions,
            RoomExit exit,
            ResumeSettings settings,
            Event<VisitEnded> endings) {
        this.lobby = lobby;
        this.leavetaking = leavetaking;
        this.sessions = sessions;
        this.exit = exit;
        this.settings = settings;
        this.endings = endings;
    }

    /** A socket is gone: for good, or, where it broke, for as long as its place is held; true where that is so. */
    boolean closed(Line line, SocketEnd end) {
        var peer = line.peer();
        if (peer.stay().cause() == null && end.isBreak() && peer.stay().goAway(line)) {
            lobby.setAside(peer.id(), peer.stay()::isAway);
            return true;
        }
        if (peer.stay().end(line)) {
            leave(peer, Optional.ofNullable(peer.stay().cause()).orElseGet(end::cause));
        }
        return false;
    }

    /** If nothing was heard of it for too long; false where it goes on. @param timeout in milliseconds */
    boolean lose(PeerSession peer, long timeout) {
        boolean isLost = peer.stay().endIfSilent(timeout);
        if (isLost) {
            leave(peer, EndCause.SILENT);
            peer.close(SILENT, EndCause.SILENT);
        }
        return isLost;
    }

    /** If it has been away for too long to be waited for. */
    void expire(PeerSession peer) {
        if (peer.stay().endAfter(settings.grace().toMillis())) {
            leave(peer, EndCause.LOST);
        }
    }

    /** It came back, and there was too much that it would have missed. */
    void giveUp(PeerSession peer) {
        if (peer.stay().end()) {
            leave(peer, EndCause.LOST);
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
        var ended = leavetaking.exit(peer.id(), exit.setAdrift(peer));
        sessions.remove(peer);
        exit.count(peer, Parting.GONE, ended);
        tell(peer, EndCause.DRAINED);
    }

    /** The newcomer turned out to be an earlier visitor: nobody has met it, so nobody misses it. */
    void dissolve(PeerSession newcomer) {
        if (newcomer.stay().end()) {
            leavetaking.exit(newcomer.id(), room -> {});
            sessions.remove(newcomer);
        }
    }

    private void leave(PeerSession peer, EndCause cause) {
        boolean isTimeout = cause == EndCause.LOST || cause == EndCause.SILENT;
        // Out of the lobby first: whoever is matched there has a session with a name.
        var ended = leavetaking.exit(peer.id(), exit.tellOther(peer, isTimeout));
        sessions.remove(peer);
        exit.deliver(peer, Parting.GONE, ended);
        tell(peer, cause);
    }

    private void tell(PeerSession peer, EndCause cause) {
        peer.stay().lasted().ifPresent(lasted -> endings.fire(new VisitEnded(peer.id(), cause, lasted)));
    }
}
