package rendezvous.cluster;

import rendezvous.identity.NodeId;

/**
 * Who hears of what comes from other nodes, all on one thread, or as if it were. What throws here costs that one
 * letter.
 */
public interface Correspondent {
    /** In the order in which {@code from} sent them. */
    void receive(NodeId from, Letter letter);

    /** A node is there from now on. */
    void joined(NodeId node);

    /** A node is not there any more: no letter of it comes from now on, and none gets there. */
    void lost(NodeId node);
}
