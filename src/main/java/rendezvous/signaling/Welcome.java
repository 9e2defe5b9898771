package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Guest;
import rendezvous.lobby.Lobby;
import rendezvous.protocol.ClientMessage.SetInfo;

/** Takes in what a client says of itself, at first or anew: as a newcomer, or as the visitor it was before. */
@ApplicationScoped
public class Welcome {
    private final Newcomers newcomers;
    private final Resumption resumption;
    private final Lobby lobby;
    private final Greeting greeting;
    private final ArrivalRounds rounds;
    private final Event<VisitBegan> beginnings;

    /** For the proxy. */
    protected Welcome() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public Welcome(
            Newcomers newcomers,
            Resumption resumption,
            Lobby lobby,
            Greeting greeting,
            ArrivalRounds rounds,
            Event<VisitBegan> beginnings) {
        this.newcomers = newcomers;
        this.resumption = resumption;
        this.lobby = lobby;
        this.greeting = greeting;
        this.rounds = rounds;
        this.beginnings = beginnings;
    }

    void introduce(PeerSession newcomer, SetInfo info) {
        newcomers.remove(newcomer);
        var handover = resumption.of(newcomer, info.back());
        var peer = handover.map(Handover::peer).orElse(newcomer);
        if (peer.introduce(info.name())) {
            beginnings.fire(new VisitBegan(peer.id()));
        }
        var guest = new Guest(
                info.name(),
                info.interests(),
                info.language(),
                info.region(),
                info.relay(),
                info.device(),
                info.blocked());
        boolean waits = lobby.introduce(peer.id(), guest);
        greeting.send(peer, handover);
        if (handover.isPresent()) {
            lobby.setAside(peer.id(), peer.stay()::isAway);
        }
        if (waits) {
            rounds.ask();
        }
    }
}
