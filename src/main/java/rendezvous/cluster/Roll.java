package rendezvous.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rendezvous.cluster.Letter.Figures;
import rendezvous.identity.NodeId;

/** What each node last said of itself, this one among them, for who looks at the whole cluster. */
@ApplicationScoped
public class Roll {
    private final Map<NodeId, Said> said = new ConcurrentHashMap<>();

    /** @param at on the clock of this node's {@link System#nanoTime} */
    public record Said(Figures figures, long at) {}

    void note(NodeId node, Figures figures, long at) {
        said.put(node, new Said(figures, at));
    }

    /** Forgets all but these, which are there. */
    void keep(List<NodeId> nodes) {
        said.keySet().retainAll(nodes);
    }

    public Optional<Said> of(NodeId node) {
        return Optional.ofNullable(said.get(node));
    }
}
