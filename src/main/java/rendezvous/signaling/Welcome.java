package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Guest;
import rendezvous.lobby.Lobby;
import rendezvous.protocol.ClientMessage.SetInfo;

/** Takes in what a client says of itself, at first or anew: as a newcomer, or as the visitor it was before. */
@ApplicationScoped
public class Welcome {
    private final Newcomers newcomers;
    private final Resumption resumption;
    private final Lodgings lodgings;
    private final Lobby lobby;
    private final Greeting greeting;
    private final ArrivalRounds rounds;
    private final Event<VisitBegan> beginnings;

    /** For the proxy. */
    protected Welcome() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public Welcome(
            Newcomers newcomers,
            Resumption resumption,
            Lodgings lodgings,
            Lobby lobby,
            Greeting greeting,
            ArrivalRounds rounds,
            Event<VisitBegan> beginnings) {
        this.newcomers = newcomers;
        this.resumption = resumption;
        this.lodgings = lodgings;
        this.lobby = lobby;
        this.greeting = greeting;
        this.rounds = rounds;
        this.beginnings = beginnings;
    }

    /** @param frame that said so, should somebody else have to hear it */
    void introduce(PeerSession newcomer, SetInfo info, String frame) {
        newcomers.remove(newcomer);
        resumption
                .home(newcomer, info.back())
                .ifPresentOrElse(
                        home -> lodgings.ask(newcomer, home, frame, same -> begin(same, info)),
                        () -> begin(newcomer, info));
    }

    /** False where it is no earlier visitor, and nothing has begun. */
    boolean resume(PeerSession newcomer, SetInfo info) {
        var handover = resumption.of(newcomer, info.back());
        handover.ifPresent(done -> greet(newcomer, info, handover));
        return handover.isPresent();
    }

    private void begin(PeerSession newcomer, SetInfo info) {
        greet(newcomer, info, resumption.of(newcomer, info.back()));
    }

    private void greet(PeerSession newcomer, SetInfo info, Optional<Handover> handover) {
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
