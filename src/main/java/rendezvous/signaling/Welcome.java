package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import rendezvous.ice.IceAnswer;
import rendezvous.ice.IceServers;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Guest;
import rendezvous.lobby.Lobby;
import rendezvous.protocol.ClientMessage.SetInfo;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.SetInfoSuccess;

/** Takes in what a client says of itself, at first or anew, and answers with what it needs. */
@ApplicationScoped
public class Welcome {
    private final Lobby lobby;
    private final ArrivalRounds rounds;
    private final IceServers ice;
    private final Attendance attendance;
    private final Resumption resumption;
    private final ReturnKeys keys;
    private final Codec codec;
    private final Event<VisitBegan> beginnings;

    /** For the proxy. */
    protected Welcome() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public Welcome(
            Lobby lobby,
            ArrivalRounds rounds,
            IceServers ice,
            Attendance attendance,
            Resumption resumption,
            ReturnKeys keys,
            Codec codec,
            Event<VisitBegan> beginnings) {
        this.lobby = lobby;
        this.rounds = rounds;
        this.ice = ice;
        this.attendance = attendance;
        this.resumption = resumption;
        this.keys = keys;
        this.codec = codec;
        this.beginnings = beginnings;
    }

    void introduce(PeerSession newcomer, SetInfo info) {
        var handover = resumption.of(newcomer, info.back());
        var peer = handover.map(Handover::peer).orElse(newcomer);
        if (peer.introduce(info.name())) {
            beginnings.fire(new VisitBegan(peer.id()));
        }
        var guest = new Guest(
                info.interests(), info.language(), info.region(), info.relay(), info.device(), info.blocked());
        boolean waits = lobby.introduce(peer.id(), guest);
        var given = ice.answer(peer.id());
        var greeting = codec.encode(success(peer, given, handover));
        handover.ifPresentOrElse(done -> comeBack(peer, greeting, done), () -> peer.send(greeting));
        // Afterwards, so that what renews it comes after it, too.
        peer.given(given);
        if (waits) {
            rounds.ask();
        }
    }

    private SetInfoSuccess success(PeerSession peer, IceAnswer given, Optional<Handover> handover) {
        return new SetInfoSuccess(
                peer.id(),
                keys.keyOf(peer),
                handover.isPresent(),
                handover.map(Handover::received).orElseGet(peer::received),
                given.servers(),
                ice.relay(),
                attendance.tellFirst(peer));
    }

    private void comeBack(PeerSession peer, String greeting, Handover handover) {
        peer.greet(greeting, handover);
        lobby.setAside(peer.id(), peer::isAway);
    }
}
