package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rendezvous.cluster.Letter.Acceptance;
import rendezvous.cluster.Letter.Proposal;
import rendezvous.cluster.Letter.Refusal;
import rendezvous.config.IceSettings;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.matchmaking.Ticket;
import rendezvous.rooms.Far;
import rendezvous.rooms.Room;

/**
 * Of two who are to meet and live at two nodes, the side that answers: it opens the room in the same step in which it
 * makes sure that its own waits still.
 */
@ApplicationScoped
public class Proposals {
    /** The homes of those who are asked for, by the room that is to be; guarded by the lobby's step. */
    private final Map<RoomId, NodeId> underWay = new HashMap<>();

    private final Lobby lobby;
    private final WaitingQueue waiting;
    private final FarBarriers barriers;
    private final BlockSearch search;
    private final FarRooms rooms;
    private final Mail mail;
    private final IceSettings ice;
    private final Clock clock;
    private final Event<Met> meetings;

    private record Opened(Room room, long waited) {}

    /** For the proxy. */
    protected Proposals() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public Proposals(
            Lobby lobby,
            WaitingQueue waiting,
            FarBarriers barriers,
            BlockSearch search,
            FarRooms rooms,
            Mail mail,
            IceSettings ice,
            Clock clock,
            Event<Met> meetings) {
        this.lobby = lobby;
        this.waiting = waiting;
        this.barriers = barriers;
        this.search = search;
        this.rooms = rooms;
        this.mail = mail;
        this.ice = ice;
        this.clock = clock;
        this.meetings = meetings;
    }

    /** Accepts or refuses it: at once, or when it has been looked for blocks. */
    public void answer(NodeId home, Proposal proposal) {
        var suitor = Guest.of(proposal.suitor());
        var two = lobby.step(present -> look(present, home, proposal, suitor));
        boolean isAnswered = two.isPresent() && search.between(two.get(), blocks -> answer(home, proposal, blocks));
        if (!isAnswered) {
            refuse(
                    home,
                    proposal,
                    barriers.bars(proposal.stranger(), proposal.suitor().peer()));
        }
    }

    /** That node waits for no answer any more, and no room is to be opened with anybody of it. */
    public void lost(NodeId home) {
        lobby.step(present -> underWay.values().removeIf(home::equals));
    }

    private void answer(NodeId home, Proposal proposal, Blocks blocks) {
        if (blocks.any()) {
            lobby.step(present -> bar(present, blocks.two()));
            refuse(home, proposal, true);
            return;
        }
        lobby.step(present -> open(present, blocks.two(), home, proposal))
                .ifPresentOrElse(room -> settle(room, proposal.suitor().waited()), () -> refuse(home, proposal, false));
    }

    private void refuse(NodeId home, Proposal proposal, boolean isBarred) {
        lobby.step(present -> {
            if (underWay.remove(proposal.room(), home)) {
                mail.post(home, new Refusal(proposal.room(), isBarred));
            }
            return home;
        });
    }

    private Optional<Two> look(Map<PeerId, Visit> present, NodeId home, Proposal proposal, Guest suitor) {
        underWay.put(proposal.room(), home);
        var stranger = proposal.stranger();
        return waiting.of(stranger)
                .filter(ticket -> !barriers.bars(stranger, proposal.suitor().peer()))
                .map(ticket -> new Two(
                        stranger,
                        present.get(stranger).guest(),
                        proposal.suitor().peer(),
                        suitor));
    }

    private boolean bar(Map<PeerId, Visit> present, Two two) {
        boolean isHere = present.containsKey(two.one());
        if (isHere) {
            barriers.remember(two.one(), two.other());
        }
        return isHere;
    }

    private Optional<Opened> open(Map<PeerId, Visit> present, Two two, NodeId home, Proposal proposal) {
        var visit = present.get(two.one());
        return waiting.of(two.one())
                .filter(ticket -> visit.guest() == two.guest()
                        && !barriers.bars(two.one(), two.other())
                        && underWay.containsKey(proposal.room())
                        && waiting.claim(ticket))
                .map(ticket -> open(ticket, visit, two, home, proposal));
    }

    private Opened open(Ticket ticket, Visit visit, Two two, NodeId home, Proposal proposal) {
        underWay.remove(proposal.room());
        long waited = clock.millis() - ticket.since();
        var room = FarRooms.of(proposal.room(), two.other(), proposal.suitor().waited(), two.one(), waited)
                .with(new Far(two.other(), home));
        boolean sheltered = two.isSheltered(ice.relay());
        var acceptance = new Acceptance(room.id(), sheltered, visit.guest().letter(two.one(), waited));
        var opened = rooms.open(
                sheltered ? room.sheltered() : room, visit, two.stranger(), () -> mail.post(home, acceptance));
        return new Opened(opened, waited);
    }

    private void settle(Opened opened, long suitorWaited) {
        rooms.deliver(opened.room());
        meetings.fire(new Met(
                opened.room(),
                Duration.ofMillis(Math.max(opened.waited(), suitorWaited)),
                Duration.ofMillis(Math.min(opened.waited(), suitorWaited))));
    }
}
