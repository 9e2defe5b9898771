package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.matchmaking.Match;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/**
 * Where each peer is: outside, idle, waiting, or in a room. The only place where that changes, one step at a time under one
 * lock, so that a departure meets a match either before it or after it and never in between.
 *
 * <p>What the others are to be told is handed to {@code tell} within the same step and must only be queued there; it
 * is written to sockets afterwards. So everybody hears of things in the order in which they happened, and no lock is
 * held over I/O.
 */
@ApplicationScoped
public class Lobby {
    private final Map<PeerId, Guest> present = new HashMap<>();
    private final WaitingQueue waiting;
    private final Rooms rooms;
    private final SkipCache skips;

    /** For the proxy. */
    protected Lobby() {
        this(null, null, null);
    }

    @Inject
    public Lobby(WaitingQueue waiting, Rooms rooms, SkipCache skips) {
        this.waiting = waiting;
        this.rooms = rooms;
        this.skips = skips;
    }

    public synchronized void enter(PeerId peer) {
        present.put(peer, Guest.UNKNOWN);
    }

    /** What the peer says of itself, now or anew; true when it waits, and may now meet others than before. */
    public synchronized boolean introduce(PeerId peer, Guest guest) {
        return present.replace(peer, guest) != null && waiting.change(peer, guest.wishes());
    }

    /** The connection ended: nothing the peer still says has an effect. The room that ended with it, if one did. */
    public synchronized Optional<Room> exit(PeerId peer, Consumer<Room> tell) {
        present.remove(peer);
        skips.drop(peer);
        return leave(peer, tell);
    }

    /** Makes sure the peer waits; false when it did already, or is in a room. */
    public synchronized boolean join(PeerId peer) {
        var guest = present.get(peer);
        return guest != null && rooms.of(peer).isEmpty() && waiting.add(peer, guest.wishes());
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

    /** Out of the queue and out of the room, whichever it was; the room that ended, if one did. */
    public synchronized Optional<Room> leave(PeerId peer, Consumer<Room> tell) {
        waiting.remove(peer);
        return end(rooms.of(peer), tell);
    }

    /**
     * Takes both out of the queue and opens their room; false, and nothing happens, when one is no longer waiting as it
     * was, or has skipped the other since.
     */
    synchronized boolean meet(Match match, Room room, Consumer<Room> tell) {
        if (skips.bars(room.offerer(), room.answerer()) || !waiting.claim(match)) {
            return false;
        }
        rooms.open(room);
        tell.accept(room);
        return true;
    }

    /** How many connections there are. */
    public synchronized int population() {
        return present.size();
    }

    private Optional<Room> end(Optional<Room> room, Consumer<Room> tell) {
        room.ifPresent(rooms::close);
        room.ifPresent(tell);
        return room;
    }
}
