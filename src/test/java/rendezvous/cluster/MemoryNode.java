package rendezvous.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rendezvous.identity.NodeId;

/** One node of a {@link MemoryCluster}. It knows of the others what has been delivered to it. */
public final class MemoryNode implements Cluster {
    /** The side of one that comes back, and has not noticed yet. */
    static final int NOWHERE = -1;

    private final MemoryCluster cluster;
    private final Set<NodeId> known = new HashSet<>();
    private final Set<NodeId> full = new HashSet<>();
    private Correspondent correspondent;
    private volatile NodeId self;
    private boolean alive = true;
    private boolean frozen;
    private int side;

    MemoryNode(MemoryCluster cluster, NodeId self) {
        this.cluster = cluster;
        this.self = self;
    }

    @Override
    public NodeId self() {
        return self;
    }

    @Override
    public List<NodeId> nodes() {
        synchronized (cluster) {
            var all = new HashSet<>(known);
            all.add(self);
            return cluster.oldestFirst(all);
        }
    }

    @Override
    public boolean send(NodeId to, Letter letter) {
        synchronized (cluster) {
            if (!alive || !known.contains(to) || full.contains(to)) {
                return false;
            }
            if (cluster.reach(this, to)) {
                var sender = self;
                var receiver = cluster.node(to);
                cluster.post(new Parcel(sender, receiver, true, () -> receiver.receive(sender, letter)));
            }
            return true;
        }
    }

    @Override
    public void open(Correspondent newCorrespondent) {
        synchronized (cluster) {
            correspondent = newCorrespondent;
        }
    }

    /** Whether too much waits for that node, so that letters to it are refused. */
    public void refuse(NodeId to, boolean tooMuch) {
        synchronized (cluster) {
            if (tooMuch) {
                full.add(to);
            } else {
                full.remove(to);
            }
        }
    }

    @Override
    public String toString() {
        return self.value();
    }

    int side() {
        return side;
    }

    void moveTo(int newSide) {
        side = newSide;
    }

    boolean isAwake() {
        return alive && !frozen && correspondent != null;
    }

    void freeze(boolean isFrozen) {
        frozen = isFrozen;
    }

    void die() {
        alive = false;
    }

    void willMeet(NodeId other) {
        cluster.post(new Parcel(other, this, false, () -> {
            if (know(other, true)) {
                correspondent.joined(other);
            }
        }));
    }

    void willLose(NodeId other) {
        cluster.post(new Parcel(other, this, false, () -> {
            if (know(other, false)) {
                correspondent.lost(other);
            }
        }));
    }

    void loseAllAndBe(NodeId newSelf) {
        List<NodeId> all;
        synchronized (cluster) {
            all = cluster.oldestFirst(known);
            known.clear();
            self = newSelf;
        }
        all.forEach(correspondent::lost);
    }

    private void receive(NodeId from, Letter letter) {
        if (knows(from)) {
            correspondent.receive(from, letter);
        }
    }

    private boolean knows(NodeId other) {
        synchronized (cluster) {
            return known.contains(other);
        }
    }

    private boolean know(NodeId other, boolean isThere) {
        synchronized (cluster) {
            return isThere ? known.add(other) : known.remove(other);
        }
    }
}
