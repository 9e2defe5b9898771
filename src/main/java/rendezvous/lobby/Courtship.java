package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import rendezvous.cluster.Letter.Acceptance;
import rendezvous.cluster.Letter.Left;
import rendezvous.cluster.Letter.Proposal;
import rendezvous.cluster.Letter.Refusal;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.matchmaking.Ticket;
import rendezvous.rooms.Far;
import rendezvous.rooms.Room;

/**
 * Of two who are to meet and live at two nodes, the side that asks: it promises its own, which nobody else meets
 * meanwhile, and waits for the answer, but not for long.
 */
@ApplicationScoped
public class Courtship {
    /** In milliseconds. */
    private static final long HOLDS = 2_000;

    /** So long an answer that is late is waited for, in milliseconds: it may say that the two must not meet. */
    private static final long REMEMBERED = 60_000;

    /** By the room that is to be; guarded by the lobby's step. Each stays until it is answered, or for a while. */
    private final Map<RoomId, Promise> promises = new HashMap<>();

    private final Lobby lobby;
    private final WaitingQueue waiting;
    private final FarBarriers barriers;
    private final FarRooms rooms;
    private final Mail mail;
    private final Clock clock;
    private final RandomGenerator random;

    /** For the proxy. */
    protected Courtship() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public Courtship(
            Lobby lobby,
            WaitingQueue waiting,
            FarBarriers barriers,
            FarRooms rooms,
            Mail mail,
            Clock clock,
            RandomGenerator random) {
        this.lobby = lobby;
        this.waiting = waiting;
        this.barriers = barriers;
        this.rooms = rooms;
        this.mail = mail;
        this.clock = clock;
        this.random = random;
    }

    /** Asks for one of here whether {@code stranger} would meet it; nothing where it no longer waits. */
    public void propose(PeerId peer, PeerId stranger, NodeId home) {
        waiting.of(peer).ifPresent(ticket -> propose(ticket, stranger, home));
    }

    /** Whether the question is under way; if not, all is as it was. */
    boolean propose(Ticket ticket, PeerId stranger, NodeId home) {
        var room = RoomId.random(random);
        return lobby.step(present -> {
            var visit = present.get(ticket.peer());
            if (visit == null || barriers.bars(ticket.peer(), stranger) || !waiting.promise(ticket)) {
                return false;
            }
            long waited = clock.millis() - ticket.since();
            var promise = new Promise(ticket, visit.guest(), waited, stranger, home, clock.millis() + HOLDS, false);
            promises.put(room, promise);
            var suitor = promise.guest().letter(promise.peer(), waited);
            if (!mail.send(home, new Proposal(room, suitor, stranger))) {
                release(room, promise);
                return false;
            }
            return true;
        });
    }

    /** Opens the room here too; or ends it there, where the promise holds no more, with an answer as below. */
    public boolean accepted(NodeId home, Acceptance acceptance) {
        var opened = lobby.step(present -> {
            var room = promised(acceptance.room(), home).flatMap(promise -> open(present, promise, acceptance));
            if (room.isEmpty()) {
                mail.post(
                        home, new Left(acceptance.room(), acceptance.stranger().peer(), false));
            }
            return room;
        });
        opened.ifPresent(rooms::deliver);
        return opened.isEmpty();
    }

    /** True where somebody can meet others again by it. */
    public boolean refused(NodeId home, Refusal refusal) {
        return lobby.step(present -> {
            var promise = promised(refusal.room(), home);
            promise.filter(refused -> refusal.barred() && present.containsKey(refused.peer()))
                    .ifPresent(refused -> barriers.remember(refused.peer(), refused.stranger()));
            return promise.filter(refused -> release(refusal.room(), refused)).isPresent();
        });
    }

    /** The same, of all promises to a node that will not answer any more. */
    public boolean lost(NodeId home) {
        return lobby.step(present -> {
            var lost = chosen(promise -> promise.home().equals(home));
            lost.forEach(this::release);
            return !lost.isEmpty();
        });
    }

    /** The same, of all promises that have held for long enough. */
    public boolean expire() {
        return lobby.step(present -> {
            long now = clock.millis();
            var due = chosen(promise -> promise.until() <= now);
            due.forEach(this::release);
            due.values().removeIf(Promise::hasExpired);
            due.forEach((room, promise) -> promises.put(room, promise.expired(now + REMEMBERED)));
            return !due.isEmpty();
        });
    }

    /** How many questions are under way. */
    public int size() {
        return lobby.step(present -> promises.size());
    }

    private Optional<Promise> promised(RoomId room, NodeId home) {
        return Optional.ofNullable(promises.get(room))
                .filter(promise -> promise.home().equals(home));
    }

    private Map<RoomId, Promise> chosen(Predicate<Promise> choice) {
        var chosen = new HashMap<RoomId, Promise>();
        promises.forEach((room, promise) -> {
            if (choice.test(promise)) {
                chosen.put(room, promise);
            }
        });
        return chosen;
    }

    private boolean release(RoomId room, Promise promise) {
        promises.remove(room);
        return !promise.hasExpired() && waiting.release(promise.ticket());
    }

    private Optional<Room> open(Map<PeerId, Visit> present, Promise promise, Acceptance acceptance) {
        if (!promise.holds(present, barriers) || !waiting.redeem(promise.ticket())) {
            release(acceptance.room(), promise);
            return Optional.empty();
        }
        promises.remove(acceptance.room());
        var stranger = acceptance.stranger();
        var room = FarRooms.of(acceptance.room(), promise.peer(), promise.waited(), stranger.peer(), stranger.waited())
                .with(new Far(stranger.peer(), promise.home()));
        var visit = present.get(promise.peer());
        return Optional.of(
                rooms.open(acceptance.sheltered() ? room.sheltered() : room, visit, Guest.of(stranger), () -> {}));
    }
}
