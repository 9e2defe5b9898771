package rendezvous.cluster;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;
import rendezvous.config.ClusterSettings;

/** Chooses once, when the application starts: a node alone, which never touches the grid, or one of several. */
@ApplicationScoped
public class ClusterProducer {
    private final ClusterSettings settings;
    private final RandomGenerator random;
    private final Postage postage;
    private final Roll roll;

    private GridCluster grid;
    private Cluster cluster;

    @Resource
    private ManagedThreadFactory threads;

    /** For the proxy. */
    protected ClusterProducer() {
        this(null, null, null, null);
    }

    @Inject
    public ClusterProducer(ClusterSettings settings, RandomGenerator random, Postage postage, Roll roll) {
        this.settings = settings;
        this.random = random;
        this.postage = postage;
        this.roll = roll;
    }

    void chooseAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
        cluster();
    }

    /** @throws NoGridException where this node is to be one of several, and cannot be */
    @Produces
    @Singleton
    synchronized Cluster cluster() {
        if (cluster == null) {
            cluster = settings.isOn() ? joined() : new LocalCluster();
        }
        return cluster;
    }

    @PreDestroy
    void leave() {
        if (grid != null) {
            grid.close();
        }
    }

    private Cluster joined() {
        var streams = new Streams(new Seal(settings.secret(), random), random);
        grid = new GridCluster(HazelcastGrid.ofPayara(), streams, threads::newThread);
        return new WatchedCluster(grid, postage, roll, System::nanoTime);
    }
}
