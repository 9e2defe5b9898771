package rendezvous.cluster;

import rendezvous.identity.NodeId;

/**
 * Something under way to a node of a {@link MemoryCluster}.
 *
 * @param from whom it is of, or about
 */
final class Parcel {
    private final NodeId from;
    private final MemoryNode to;
    private final boolean letter;
    private final Runnable delivery;

    Parcel(NodeId from, MemoryNode to, boolean letter, Runnable delivery) {
        this.from = from;
        this.to = to;
        this.letter = letter;
        this.delivery = delivery;
    }

    NodeId from() {
        return from;
    }

    MemoryNode to() {
        return to;
    }

    boolean isLetter() {
        return letter;
    }

    void deliver() {
        delivery.run();
    }
}
