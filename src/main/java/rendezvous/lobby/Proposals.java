package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import rendezvous.cluster.Letter.Acceptance;
import rendezvous.cluster.Letter.Proposal;
import rendezvous.cluster.Letter.Refusal;
import rendezvous.config.IceSettings;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Ticket;
import rendezvous.rooms.Far;
import rendezvous.rooms.Room;

/**
 * Of two who are to meet and live at two nodes, the side that answers: it opens the room in the same step in which it
 * makes sure that its own waits still.
 */
@ApplicationScoped
public class Proposals {
    private final Lobby lobby;
    private final WaitingQueue waiting;
    private final FarBarriers barriers;
    private final FarRooms rooms;
    private final Mail mail;
    private final IceSettings ice;
    private final Clock clock;
    private final Event<Met> meetings;

    private record Opened(Room room, long waited) {}

    /** For the proxy. */
    protected Proposals() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public Proposals(
            Lobby lobby,
            WaitingQueue waiting,
            FarBarriers barriers,
            FarRooms rooms,
            Mail mail,
            IceSettings ice,
            Clock clock,
            Event<Met> meetings) {
        this.lobby = lobby;
        this.waiting = waiting;
        this.barriers = barriers;
        this.rooms = rooms;
        this.mail = mail;
        this.ice = ice;
        this.clock = clock;
        this.meetings = meetings;
    }

    /** Accepts or refuses it. */
    public void answer(NodeId home, Proposal proposal) {
        var suitor = proposal.suitor().peer();
        if (barriers.bars(proposal.stranger(), suitor)) {
            mail.post(home, new Refusal(proposal.room(), true));
            return;
        }
        // Outside of the step, as is all that grows with the marks: looking for blocks can take a thousand digests.
        var guest = Guest.of(proposal.suitor());
        var seen = lobby.step(present -> look(present, proposal.stranger(), suitor, guest));
        if (seen.map(Blocks::between).filter(Blocks::any).isPresent()) {
            lobby.step(present -> bar(present, proposal.stranger(), suitor));
            mail.post(home, new Refusal(proposal.room(), true));
            return;
        }
        var opened = seen.flatMap(two -> lobby.step(present -> open(present, two, home, proposal)));
        opened.ifPresentOrElse(
                room -> settle(room, proposal.suitor().waited()),
                () -> mail.post(home, new Refusal(proposal.room(), false)));
    }

    private Optional<Two> look(Map<PeerId, Visit> present, PeerId stranger, PeerId suitor, Guest guest) {
        return waiting.of(stranger)
                .map(ticket -> new Two(stranger, present.get(stranger).guest(), suitor, guest));
    }

    private boolean bar(Map<PeerId, Visit> present, PeerId stranger, PeerId suitor) {
        boolean isHere = present.containsKey(stranger);
        if (isHere) {
            barriers.remember(stranger, suitor);
        }
        return isHere;
    }

    private Optional<Opened> open(Map<PeerId, Visit> present, Two two, NodeId home, Proposal proposal) {
        var visit = present.get(two.one());
        return waiting.of(two.one())
                .filter(ticket ->
                        visit.guest() == two.guest() && !barriers.bars(two.one(), two.other()) && waiting.claim(ticket))
                .map(ticket -> open(ticket, visit, two, home, proposal));
    }

    private Opened open(Ticket ticket, Visit visit, Two two, NodeId home, Proposal proposal) {
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
