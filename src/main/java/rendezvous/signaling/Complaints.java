package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Optional;
import rendezvous.identity.RoomId;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Encounter;
import rendezvous.lobby.Lobby;
import rendezvous.protocol.ClientMessage.Report;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Blocked;
import rendezvous.protocol.ServerMessage.Reported;
import rendezvous.rooms.Room;

/** What can be done about a stranger beyond going on to the next: never meeting it again, and telling the operator. */
@ApplicationScoped
public class Complaints {
    private final RoomExit exit;
    private final Lobby lobby;
    private final ArrivalRounds rounds;
    private final Codec codec;
    private final Event<StrangerReported> reports;

    /** For the proxy. */
    protected Complaints() {
        this(null, null, null, null, null);
    }

    @Inject
    public Complaints(RoomExit exit, Lobby lobby, ArrivalRounds rounds, Codec codec, Event<StrangerReported> reports) {
        this.exit = exit;
        this.lobby = lobby;
        this.rounds = rounds;
        this.codec = codec;
        this.reports = reports;
    }

    void block(PeerSession peer, RoomId meant) {
        shun(peer, meant).ifPresent(encounter -> {
            var mark = lobby.block(peer.id(), encounter);
            peer.send(codec.encode(new Blocked(encounter.room().id(), mark.orElse(null))));
            rounds.ask();
        });
    }

    void report(PeerSession peer, Report report) {
        shun(peer, report.room()).ifPresent(encounter -> {
            var room = encounter.room();
            peer.send(codec.encode(new Reported(room.id())));
            rounds.ask();
            count(peer, room, report);
        });
    }

    /**
     * Parts from the partner of the room that is meant, or of the latest one. What is said of it then comes before the
     * next round, which is for the caller to ask for.
     */
    private Optional<Encounter> shun(PeerSession peer, RoomId meant) {
        var ended = new ArrayList<Room>(1);
        var encounter = lobby.shun(peer.id(), meant, exit.tellOther(peer, false).andThen(ended::add));
        // The encounter's room may have ended long ago.
        exit.deliver(peer, Parting.SHUNNED, ended.stream().findFirst());
        return encounter;
    }

    private void count(PeerSession peer, Room room, Report report) {
        if (peer.notes().reports(room.id())) {
            reports.fire(new StrangerReported(peer.id(), room.other(peer.id()), room.id(), report.reason()));
        }
    }
}
