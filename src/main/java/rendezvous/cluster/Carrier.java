package rendezvous.cluster;

import java.util.List;
import java.util.function.Consumer;
import rendezvous.identity.NodeId;

/** Carries bytes to other nodes, and knows which there are. What it carries may get lost, but does not change order. */
interface Carrier {
    /** This node, which can be written to by that name from now on. */
    NodeId self();

    /** All that are there now, this one among them, the oldest first. */
    List<NodeId> members();

    /** Without waiting for anything but memory. */
    void carry(NodeId to, byte[] bytes);

    /**
     * @param arrival called with what comes for this node; must not wait
     * @param change called when {@link #self} or {@link #members} may have changed
     */
    void open(Consumer<byte[]> arrival, Runnable change);

    void close();
}
