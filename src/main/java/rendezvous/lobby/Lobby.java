package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import rendezvous.config.IceSettings;
import rendezvous.identity.BlockMark;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.matchmaking.Match;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/**
 * Where each peer is: outside, idle, waiting, or in a room. The only place where that changes, one step at a time under
 * one lock, so that a departure meets a match either before it or after it and never in between.
 *
 * <p>What the others are to be told is handed to {@code tell} within the same step and must only be queued there; it
 * is written to sockets afterwards. So everybody hears of things in the order in which they happened, and no lock is
 * held over I/O.
 */
@ApplicationScoped
public class Lobby {
    private final Map<PeerId, Visit> present = new HashMap<>();
    private final WaitingQueue waiting;
    private final Rooms rooms;
    private final SkipCache skips;
    private final Barriers barriers;
    private final IceSettings ice;
    private final RandomGenerator random;

    /** For the proxy. */
    protected Lobby() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public Lobby(
            WaitingQueue waiting,
            Rooms rooms,
            SkipCache skips,
            Barriers barriers,
            IceSettings ice,
            RandomGenerator random) {
        this.waiting = waiting;
        this.rooms = rooms;
        this.skips = skips;
        this.barriers = barriers;
        this.ice = ice;
        this.random = random;
    }

    public synchronized void enter(PeerId peer) {
        present.put(peer, new Visit());
    }

    /** What the peer says of itself, now or anew; true when it waits, and may now meet others than before. */
    public synchronized boolean introduce(PeerId peer, Guest guest) {
        var visit = present.get(peer);
        if (visit == null) {
            return false;
        }
        visit.introduce(guest);
        barriers.lookAgain(peer);
        return waiting.change(peer, guest);
    }

    /** The connection ended: nothing the peer still says has an effect. The room that ended with it, if one did. */
    public synchronized Optional<Room> exit(PeerId peer, Consumer<Room> tell) {
        present.remove(peer);
        waiting.setAside(peer, false);
        skips.drop(peer);
        barriers.drop(peer);
        return leave(peer, tell);
    }

    /**
     * The peer has lost its connection, or has found back: nobody meets it meanwhile, and its room and its place in
     * line are kept. Which of the two it is is asked within the step, as one may overtake the other.
     */
    public synchronized void setAside(PeerId peer, BooleanSupplier isAway) {
        if (present.containsKey(peer)) {
            waiting.setAside(peer, isAway.getAsBoolean());
        }
    }

    /** Makes sure the peer waits; false when it did already, or is in a room. */
    public synchronized boolean join(PeerId peer) {
        var visit = present.get(peer);
        return visit != null && rooms.of(peer).isEmpty() && waiting.add(peer, visit.guest());
    }

    /**
     * Next: skips the partner, ends the room and waits again. With no room, or another one than was meant, it only
     * makes sure of waiting: a late wish never ends the next call.
     */
    public synchronized Optional<Room> next(PeerId peer, RoomId meant, Consumer<Room> tell) {
        var ended = end(rooms.of(peer).filter(room -> meant.means(room.id())), tell);
        ended.ifPresent(room -> skips.remember(peer, room.other(peer)));
        join(peer);
        return ended;
    }

    /**
     * Parts from the partner of the room that is meant: as {@link #next} does while in it, by a skip alone when it was
     * the latest room and has ended. Nothing happens when it was neither.
     */
    public synchronized Optional<Encounter> shun(PeerId peer, RoomId meant, Consumer<Room> tell) {
        var encounter = Optional.ofNullable(present.get(peer)).flatMap(visit -> visit.latest(meant));
        encounter.map(Encounter::room).ifPresent(room -> {
            if (rooms.of(peer).filter(room::equals).isPresent()) {
                next(peer, room.id(), tell);
            } else if (!room.isLocal() || present.containsKey(room.other(peer))) {
                skips.remember(peer, room.other(peer));
            }
        });
        return encounter;
    }

    /** Has the peer never meet that device again; the mark that says so, where both named their devices. */
    public synchronized Optional<BlockMark> block(PeerId peer, Encounter encounter) {
        return Optional.ofNullable(present.get(peer)).flatMap(visit -> visit.block(encounter, random));
    }

    /** The room that is meant, if it is the peer's, or was its latest. */
    public synchronized Optional<Room> latest(PeerId peer, RoomId meant) {
        return Optional.ofNullable(present.get(peer))
                .flatMap(visit -> visit.latest(meant))
                .map(Encounter::room);
    }

    /** Out of the queue and out of the room, whichever it was; the room that ended, if one did. */
    public synchronized Optional<Room> leave(PeerId peer, Consumer<Room> tell) {
        waiting.remove(peer);
        return end(rooms.of(peer), tell);
    }

    /**
     * Takes both out of the queue and opens their room; false, and both are left as they are, when one is no longer
     * waiting as it was, or has skipped the other since, or is found to have blocked it. Looking for blocks can take a
     * thousand digests, so it comes between two steps; the second makes sure that neither has said anything new.
     */
    boolean meet(Match match, Room room, Consumer<Room> tell) {
        return look(room.offerer(), room.answerer())
                .map(Blocks::between)
                .filter(blocks -> open(match, room, blocks, tell))
                .isPresent();
    }

    /** How many connections there are. */
    public synchronized int population() {
        return present.size();
    }

    /** The two as they are now; nothing when one has left, or they must not meet as it is. */
    private synchronized Optional<Two> look(PeerId one, PeerId other) {
        var visit = present.get(one);
        var stranger = present.get(other);
        return visit == null || stranger == null || barriers.bars(one, other)
                ? Optional.empty()
                : Optional.of(new Two(one, visit.guest(), other, stranger.guest()));
    }

    private synchronized boolean open(Match match, Room planned, Blocks blocks, Consumer<Room> tell) {
        var now = look(planned.offerer(), planned.answerer());
        if (now.filter(blocks.two()::isStill).isEmpty() || barriers.add(blocks) || !waiting.claim(match)) {
            return false;
        }
        var room = now.get().isSheltered(ice.relay()) ? planned.sheltered() : planned;
        // Signals find the room without this lock: told first, or one's signal could come before the other's match.
        tell.accept(room);
        rooms.open(room);
        acquaint(room, room.offerer());
        acquaint(room, room.answerer());
        return true;
    }

    /** A step that another class of this package takes with those who are here, under the one lock. */
    synchronized <T> T step(Function<Map<PeerId, Visit>, T> taken) {
        return taken.apply(present);
    }

    private void acquaint(Room room, PeerId peer) {
        present.get(peer).meet(room, present.get(room.other(peer)).guest());
    }

    private Optional<Room> end(Optional<Room> room, Consumer<Room> tell) {
        room.ifPresent(rooms::close);
        room.ifPresent(tell);
        return room;
    }
}
