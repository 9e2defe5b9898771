package rendezvous.cluster;

import java.util.List;
import rendezvous.identity.NodeId;

/** The nodes that are one service together, as this one sees them. */
public interface Cluster {
    /** This node; another one after it was parted from the others and has joined them again. */
    NodeId self();

    /** All of them, this one among them, the oldest first, so that all agree who that is. */
    List<NodeId> nodes();

    /**
     * Hands a letter over for another node. Letters to one node arrive in the order in which they were sent, each once
     * or not at all, and none after a gap without {@link Correspondent#lost} in between on either side.
     *
     * <p>It never waits, and takes no lock that is held over I/O: it may be called inside the lobby's step.
     *
     * @return false where the node is not there, or too much waits for it; nothing is sent then
     */
    boolean send(NodeId to, Letter letter);

    /** From now on this one hears of what comes; once only, when the application starts. */
    void open(Correspondent correspondent);
}
