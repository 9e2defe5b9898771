package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
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
    private final Codec codec;
    private final Event<VisitBegan> beginnings;

    /** For the proxy. */
    protected Welcome() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public Welcome(
            Lobby lobby,
            ArrivalRounds rounds,
            IceServers ice,
            Attendance attendance,
            Codec codec,
            Event<VisitBegan> beginnings) {
        this.lobby = lobby;
        this.rounds = rounds;
        this.ice = ice;
        this.attendance = attendance;
        this.codec = codec;
        this.beginnings = beginnings;
    }

    void introduce(PeerSession peer, SetInfo info) {
        if (peer.name().isEmpty()) {
            beginnings.fire(new VisitBegan(peer.id()));
        }
        peer.introduce(info.name());
        var guest = new Guest(info.interests(), info.language(), info.relay(), info.device(), info.blocked());
        boolean waits = lobby.introduce(peer.id(), guest);
        var presence = attendance.tellFirst(peer);
        var given = ice.answer(peer.id());
        peer.send(codec.encode(new SetInfoSuccess(peer.id(), given.servers(), ice.relay(), presence)));
        // Afterwards, so that what renews it comes after it, too.
        peer.given(given);
        if (waits) {
            rounds.ask();
        }
    }
}
