package rendezvous.cluster;

import java.util.List;
import rendezvous.identity.NodeId;

/** A node alone. */
final class LocalCluster implements Cluster {
    private static final NodeId SELF = new NodeId("local");

    @Override
    public NodeId self() {
        return SELF;
    }

    @Override
    public List<NodeId> nodes() {
        return List.of(SELF);
    }

    @Override
    public boolean send(NodeId to, Letter letter) {
        return false;
    }

    @Override
    public void open(Correspondent correspondent) {
        // Nobody ever writes.
    }
}
