package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import rendezvous.cluster.Letter.Lent;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;

/** Those of other nodes who take part in this one's rounds, for a moment. */
@ApplicationScoped
public class Visitors {
    private static final int MOST = 100;

    /** In milliseconds: a bit longer than from one round to the next. */
    private static final long STAY = 1_200;

    private final Map<PeerId, Held> byPeer = new LinkedHashMap<>();
    private final Map<PeerId, Long> until = new LinkedHashMap<>();
    private final Clock clock;
    private volatile boolean anybody;

    /** For the proxy. */
    protected Visitors() {
        this(null);
    }

    @Inject
    public Visitors(Clock clock) {
        this.clock = clock;
    }

    /** False where there are enough. */
    public synchronized boolean add(Lent lent) {
        leaveTheLate();
        var peer = lent.offer().peer();
        if (byPeer.size() >= MOST && !byPeer.containsKey(peer)) {
            return false;
        }
        byPeer.put(peer, new Held(lent.home(), lent.offer(), clock.millis()));
        until.put(peer, clock.millis() + STAY);
        anybody = true;
        return true;
    }

    public synchronized void lost(NodeId home) {
        byPeer.values().removeIf(visitor -> visitor.home().equals(home));
        until.keySet().retainAll(byPeer.keySet());
        anybody = !byPeer.isEmpty();
    }

    public synchronized int size() {
        leaveTheLate();
        return byPeer.size();
    }

    /** Those who are here for a round that begins now. Costs nothing where nobody is. */
    Party party() {
        return anybody ? gather() : Party.NOBODY;
    }

    /** It has found somebody, or has tried to. */
    synchronized void remove(PeerId visitor) {
        byPeer.remove(visitor);
        until.remove(visitor);
        anybody = !byPeer.isEmpty();
    }

    private synchronized Party gather() {
        leaveTheLate();
        return new Party(Map.copyOf(byPeer));
    }

    private void leaveTheLate() {
        until.values().removeIf(time -> time <= clock.millis());
        byPeer.keySet().retainAll(until.keySet());
        anybody = !byPeer.isEmpty();
    }
}
