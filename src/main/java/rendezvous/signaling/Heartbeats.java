package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Whose turn it is to be pinged: everybody has one of a few beats, so that an interval's pings are spread over it. */
@ApplicationScoped
public class Heartbeats {
    /** Beats in one heartbeat interval. */
    static final int BEATS = 32;

    private final List<Set<PeerSession>> beats = Stream.<Set<PeerSession>>generate(ConcurrentHashMap::newKeySet)
            .limit(BEATS)
            .toList();

    void add(PeerSession peer) {
        beatOf(peer).add(peer);
    }

    void remove(PeerSession peer) {
        beatOf(peer).remove(peer);
    }

    /** How many are to be pinged. */
    public int count() {
        return beats.stream().mapToInt(Set::size).sum();
    }

    /** @param number counts up for ever */
    Collection<PeerSession> beat(int number) {
        return beats.get(Math.floorMod(number, BEATS));
    }

    /** Ids are random, so this spreads evenly. */
    private Set<PeerSession> beatOf(PeerSession peer) {
        return beats.get(Math.floorMod(peer.id().hashCode(), BEATS));
    }
}
