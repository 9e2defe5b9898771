package rendezvous.signaling;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import rendezvous.config.DrainSettings;
import rendezvous.rooms.Rooms;

/**
 * Empties this node, for good: it is not ready any more and takes no new visitors, and those who are here are sent
 * elsewhere, a few at a time. Their calls go on from page to page meanwhile.
 */
@ApplicationScoped
public class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class.getName());

    private final PeerSessions sessions;
    private final Rooms rooms;
    private final Departure departure;
    private final Lodgings lodgings;
    private final DrainSettings settings;
    private final RandomGenerator random;
    private final AtomicBoolean draining = new AtomicBoolean();

    @Resource
    private ManagedThreadFactory threads;

    /** For the proxy. */
    protected Drain() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public Drain(
            PeerSessions sessions,
            Rooms rooms,
            Departure departure,
            Lodgings lodgings,
            DrainSettings settings,
            RandomGenerator random) {
        this.sessions = sessions;
        this.rooms = rooms;
        this.departure = departure;
        this.lodgings = lodgings;
        this.settings = settings;
        this.random = random;
    }

    public boolean isUnderway() {
        return draining.get();
    }

    /** How many are still here, with those who are only carried. */
    public int left() {
        return sessions.count() + lodgings.count();
    }

    /** Returns at once; begun twice, it goes on as it is. */
    public void begin() {
        if (draining.compareAndSet(false, true)) {
            LOG.info(() -> "This node is being emptied of " + left() + " visitors");
            var thread = threads.newThread(this::sendAwaySlowly);
            thread.setName("drain");
            thread.start();
        }
    }

    /** Everybody at once: the process is about to end. */
    public void finish() {
        draining.set(true);
        sendAway(sessions.all());
        lodgings.cut();
    }

    /** Nobody stays whose handshake had passed {@link DrainFilter} before all others were sent away. */
    void meet(PeerSession newcomer) {
        if (isUnderway()) {
            sendAway(List.of(newcomer));
        }
    }

    /** All goodbyes before anything else: these are what must get out where the process is about to end. */
    private void sendAway(Collection<PeerSession> peers) {
        var left = new ArrayList<PeerSession>();
        for (var peer : peers) {
            attempt(peer, () -> {
                if (departure.sendAway(peer)) {
                    left.add(peer);
                }
            });
        }
        left.forEach(peer -> attempt(peer, () -> departure.settle(peer)));
    }

    private static void attempt(PeerSession peer, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, e, () -> peer + " could not be sent elsewhere; the others are");
        }
    }

    private void sendAwaySlowly() {
        var groups = groups();
        long window = settings.window().toNanos();
        long start = System.nanoTime();
        for (int i = 0; i < groups.size(); i++) {
            awaitNano(start + window / groups.size() * i);
            sendAway(groups.get(i));
        }
        awaitNano(start + window);
        // And whoever was on the way in when it began.
        finish();
    }

    /** First those who are in no room, so that nobody is matched here any more; the two of a room go together. */
    private List<List<PeerSession>> groups() {
        var alone = new ArrayList<List<PeerSession>>();
        var pairs = new ArrayList<List<PeerSession>>();
        for (var peer : sessions.all()) {
            var room = rooms.of(peer.id());
            if (room.isEmpty()) {
                alone.add(List.of(peer));
            } else if (room.get().residents().get(0).equals(peer.id())) {
                pairs.add(room.get().residents().stream()
                        .flatMap(resident -> sessions.of(resident).stream())
                        .toList());
            }
        }
        var order = new Random(random.nextLong());
        Collections.shuffle(alone, order);
        Collections.shuffle(pairs, order);
        alone.addAll(pairs);
        return alone;
    }

    private static void awaitNano(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                // The application stops meanwhile: then all the rest goes at once, and so it stays interrupted.
                return;
            }
        }
    }
}
