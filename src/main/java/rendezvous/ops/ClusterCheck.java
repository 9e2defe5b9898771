package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import rendezvous.cluster.Cluster;

/** With whom this node is one service, for who asks; it is ready with others and without, as its people meet anyway. */
@Readiness
@ApplicationScoped
public class ClusterCheck implements HealthCheck {
    private final Cluster cluster;

    /** For the proxy. */
    protected ClusterCheck() {
        this(null);
    }

    @Inject
    public ClusterCheck(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public HealthCheckResponse call() {
        var nodes = cluster.nodes();
        return HealthCheckResponse.named("cluster")
                .up()
                .withData("nodes", nodes.size())
                .withData("pairsForAll", nodes.get(0).equals(cluster.self()))
                .build();
    }
}
