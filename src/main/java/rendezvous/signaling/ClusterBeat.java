package rendezvous.signaling;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import rendezvous.cluster.Cluster;
import rendezvous.config.ClusterSettings;
import rendezvous.identity.NodeId;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Broker;
import rendezvous.lobby.Courtship;
import rendezvous.lobby.Dispatch;
import rendezvous.lobby.Mail;
import rendezvous.lobby.Surplus;

/** Twenty times a second, where this node is one of several: who is left over is offered, and those offered are paired. */
@ApplicationScoped
public class ClusterBeat {
    private static final Logger LOG = Logger.getLogger(ClusterBeat.class.getName());
    private static final long PERIOD_MILLIS = 50;

    private final Cluster cluster;
    private final ClusterSettings settings;
    private final Correspondence correspondence;
    private final Mail mail;
    private final Surplus surplus;
    private final Broker broker;
    private final Courtship courtship;
    private final Muster muster;
    private final ArrivalRounds rounds;
    private NodeId before;

    @Resource
    private ManagedThreadFactory threads;

    private ScheduledExecutorService scheduler;

    /** For the proxy. */
    protected ClusterBeat() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public ClusterBeat(
            Cluster cluster,
            ClusterSettings settings,
            Correspondence correspondence,
            Mail mail,
            Surplus surplus,
            Broker broker,
            Courtship courtship,
            Muster muster,
            ArrivalRounds rounds) {
        this.cluster = cluster;
        this.settings = settings;
        this.correspondence = correspondence;
        this.mail = mail;
        this.surplus = surplus;
        this.broker = broker;
        this.courtship = courtship;
        this.muster = muster;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        if (settings.isOn()) {
            scheduler = Executors.newSingleThreadScheduledExecutor(this::thread);
            scheduler.scheduleWithFixedDelay(this::tryBeat, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        if (scheduler != null) {
            scheduler.shutdownNow();
        }
    }

    void beat() {
        var self = cluster.self();
        if (before != null && !before.equals(self)) {
            // It came back as another one: what it told itself was of the one before.
            correspondence.lost(before);
        }
        before = self;
        mail.retry();
        correspondence.expire();
        if (courtship.expire()) {
            rounds.ask();
        }
        offer();
        if (muster.isDue()) {
            muster.tell(correspondence::send);
        }
    }

    private void offer() {
        var pairing = cluster.nodes().get(0);
        surplus.newsFor(pairing)
                .filter(offers -> !correspondence.send(pairing, offers))
                .ifPresent(unsent -> surplus.renew());
        if (pairing.equals(cluster.self())) {
            broker.draw().forEach(this::send);
        } else {
            broker.rest();
        }
    }

    private void send(Dispatch dispatch) {
        correspondence.send(dispatch.to(), dispatch.letter());
    }

    private Thread thread(Runnable beats) {
        var thread = threads.newThread(beats);
        thread.setName("cluster-beat");
        thread.setDaemon(true);
        return thread;
    }

    private void tryBeat() {
        try {
            beat();
        } catch (Throwable failure) {
            // A task that throws is not run again, and nobody of other nodes would be met any more.
            LOG.log(Level.WARNING, "A beat of the cluster failed; the next one comes", failure);
        }
    }
}
