package rendezvous.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The one place where it is decided which cluster this node is in. */
@ApplicationScoped
public class ClusterProducer {
    @Produces
    @ApplicationScoped
    Cluster cluster() {
        return new LocalCluster();
    }
}
