package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Letter;
import rendezvous.cluster.Letter.Figures;
import rendezvous.config.ClusterSettings;
import rendezvous.identity.NodeId;
import rendezvous.lobby.Met;
import rendezvous.lobby.Neighbours;
import rendezvous.lobby.WaitingQueue;
import rendezvous.rooms.Rooms;

/** How many there are, here and at the other nodes, which tell each other once a second. */
@ApplicationScoped
public class Muster {
    /** In milliseconds. */
    private static final long INTERVAL = 1_000;

    private final LongAdder matches = new LongAdder();
    private final Cluster cluster;
    private final ClusterSettings settings;
    private final Neighbours neighbours;
    private final PeerSessions sessions;
    private final WaitingQueue waiting;
    private final Rooms rooms;
    private final Drain drain;
    private final Clock clock;
    private long told;

    /** For the proxy. */
    protected Muster() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public Muster(
            Cluster cluster,
            ClusterSettings settings,
            Neighbours neighbours,
            PeerSessions sessions,
            WaitingQueue waiting,
            Rooms rooms,
            Drain drain,
            Clock clock) {
        this.cluster = cluster;
        this.settings = settings;
        this.neighbours = neighbours;
        this.sessions = sessions;
        this.waiting = waiting;
        this.rooms = rooms;
        this.drain = drain;
        this.clock = clock;
    }

    void met(@Observes Met met) {
        matches.increment();
    }

    /** Visitors of all nodes: those of this one at this moment. */
    int sockets() {
        return sessions.count() + elsewhere(Figures::sockets);
    }

    /** The same of those who wait. */
    int waiting() {
        return waiting.size() + elsewhere(Figures::waiting);
    }

    boolean isDue() {
        return clock.millis() - told >= INTERVAL;
    }

    /** Tells all nodes, this one among them. */
    void tell(BiConsumer<NodeId, Letter> send) {
        told = clock.millis();
        var figures = new Figures(
                settings.region(), sessions.count(), waiting.size(), rooms.peers(), matches.sum(), drain.isUnderway());
        cluster.nodes().forEach(node -> send.accept(node, figures));
    }

    private int elsewhere(ToIntFunction<Figures> figure) {
        return neighbours.sumExcept(cluster.self(), figure);
    }
}
