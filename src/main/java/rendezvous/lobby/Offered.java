package rendezvous.lobby;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import rendezvous.cluster.Letter.Offer;
import rendezvous.cluster.Letter.Offers;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;

/**
 * Whom nodes have offered. What they say is put down by the thread that hears it, which never waits, and taken in by the
 * one that looks; all but {@link #take} and {@link #lost} is for one thread at a time.
 */
final class Offered {
    private final Queue<Runnable> said = new ConcurrentLinkedQueue<>();
    private final Map<PeerId, Held> byPeer = new HashMap<>();
    private final Clock clock;
    private boolean isNews;

    Offered(Clock clock) {
        this.clock = clock;
    }

    void take(NodeId home, Offers offers) {
        long now = clock.millis();
        said.add(() -> hold(home, offers, now));
    }

    /** That node is no more, or tells another one. */
    void lost(NodeId home) {
        said.add(() -> removeAll(home));
    }

    /** Takes in what was said, and lets go of whom nobody repeats. @return whether somebody could meet others by it */
    boolean catchUp() {
        isNews = false;
        for (var next = said.poll(); next != null; next = said.poll()) {
            next.run();
        }
        byPeer.values().removeIf(held -> held.isStale(clock.millis()));
        return isNews;
    }

    Collection<Held> all() {
        return byPeer.values();
    }

    List<Held> free(long waited) {
        long now = clock.millis();
        return byPeer.values().stream()
                .filter(held -> held.isFree(now) && held.hasWaited(waited, now))
                .toList();
    }

    Held of(PeerId peer) {
        return byPeer.get(peer);
    }

    int size() {
        return byPeer.size();
    }

    private void hold(NodeId home, Offers offers, long now) {
        var before = offers.anew() ? removeAll(home) : byPeer;
        offers.withdrawn().forEach(byPeer::remove);
        offers.added().forEach(offer -> hold(new Held(home, offer, now), before.get(offer.peer())));
    }

    private void hold(Held held, Held before) {
        isNews |= before == null || !isRepeated(held.offer(), before.offer());
        byPeer.put(held.offer().peer(), held.after(before));
    }

    /** But for how long it has waited. */
    private static boolean isRepeated(Offer offer, Offer before) {
        return offer.equals(new Offer(
                before.peer(),
                offer.waited(),
                before.interests(),
                before.language(),
                before.device(),
                before.region(),
                before.barred()));
    }

    private Map<PeerId, Held> removeAll(NodeId home) {
        var removed = new HashMap<PeerId, Held>();
        byPeer.values().stream()
                .filter(held -> held.home().equals(home))
                .forEach(held -> removed.put(held.offer().peer(), held));
        byPeer.keySet().removeAll(removed.keySet());
        return removed;
    }
}
