package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import rendezvous.identity.RoomId;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Lobby;
import rendezvous.lobby.SkipCache;
import rendezvous.protocol.ServerMessage.Invalid;

/** What a visitor wants of the lobby: somebody, somebody else, nobody, or anybody again. */
@ApplicationScoped
public class Wishes {
    private final Lobby lobby;
    private final ArrivalRounds rounds;
    private final SkipCache skips;
    private final RoomExit exit;
    private final Exchange exchange;

    /** For the proxy. */
    protected Wishes() {
        this(null, null, null, null, null);
    }

    @Inject
    public Wishes(Lobby lobby, ArrivalRounds rounds, SkipCache skips, RoomExit exit, Exchange exchange) {
        this.lobby = lobby;
        this.rounds = rounds;
        this.skips = skips;
        this.exit = exit;
        this.exchange = exchange;
    }

    void queue(PeerSession peer) {
        if (isKnown(peer) && lobby.join(peer.id())) {
            rounds.ask();
        }
    }

    /** Skips the partner and waits for another. */
    void next(PeerSession peer, RoomId meant) {
        if (isKnown(peer)) {
            exit.deliver(peer, Parting.SKIPPED, lobby.next(peer.id(), meant, exit.tellOther(peer, false)));
            rounds.ask();
        }
    }

    /** Hangs up, or stops waiting. */
    void hangUp(PeerSession peer) {
        exit.deliver(peer, Parting.LEFT, lobby.leave(peer.id(), exit.tellOther(peer, false)));
    }

    void forget(PeerSession peer) {
        skips.forget(peer.id());
        // Somebody who waits may be compatible with somebody who waits again.
        rounds.ask();
    }

    /** Whether it has introduced itself; whoever has not is told so. */
    private boolean isKnown(PeerSession peer) {
        boolean isKnown = peer.name().isPresent();
        if (!isKnown) {
            exchange.answer(peer, new Invalid());
        }
        return isKnown;
    }
}
