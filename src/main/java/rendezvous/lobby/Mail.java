package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Letter;
import rendezvous.identity.NodeId;

/**
 * Letters to other nodes: those that must get there wait here while a node cannot take them, and nothing overtakes
 * them. They are few: what ends rooms and answers proposals, of which that node knows. All may be called inside the
 * lobby's step.
 */
@ApplicationScoped
public class Mail {
    private final Map<NodeId, Queue<Letter>> kept = new ConcurrentHashMap<>();
    private final Cluster cluster;

    /** For the proxy. */
    protected Mail() {
        this(null);
    }

    @Inject
    public Mail(Cluster cluster) {
        this.cluster = cluster;
    }

    /** It gets there, unless that node is lost before. */
    public synchronized void post(NodeId to, Letter letter) {
        var queue = kept.get(to);
        if (queue != null) {
            queue.add(letter);
        } else if (!cluster.send(to, letter) && cluster.nodes().contains(to)) {
            kept.computeIfAbsent(to, node -> new ArrayDeque<>()).add(letter);
        }
    }

    /** Now or never; false for never. */
    public boolean send(NodeId to, Letter letter) {
        return !kept.containsKey(to) && cluster.send(to, letter);
    }

    /** Sends what is kept and can be sent by now. */
    public synchronized void retry() {
        kept.forEach(this::sendOn);
        kept.values().removeIf(Queue::isEmpty);
    }

    /** Nothing gets there any more. */
    public synchronized void lost(NodeId node) {
        kept.remove(node);
    }

    private void sendOn(NodeId to, Queue<Letter> letters) {
        while (!letters.isEmpty() && cluster.send(to, letters.peek())) {
            letters.remove();
        }
    }
}
