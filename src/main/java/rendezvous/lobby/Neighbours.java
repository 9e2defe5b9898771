package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import rendezvous.cluster.Letter.Figures;
import rendezvous.identity.NodeId;

/** How the nodes are that are there, this one among them, by what each last said. */
@ApplicationScoped
public class Neighbours {
    private final Map<NodeId, Known> known = new ConcurrentHashMap<>();

    private record Known(Figures figures, long matchesLately) {}

    public void hear(NodeId node, Figures figures) {
        known.compute(
                node,
                (same, before) -> new Known(
                        figures,
                        before == null
                                ? 0
                                : figures.matches() - before.figures().matches()));
    }

    public void lost(NodeId node) {
        known.remove(node);
    }

    /** Over all nodes but one. */
    public int sumExcept(NodeId self, ToIntFunction<Figures> figure) {
        return known.entrySet().stream()
                .filter(node -> !node.getKey().equals(self))
                .mapToInt(node -> figure.applyAsInt(node.getValue().figures()))
                .sum();
    }

    /** Where somebody of {@code home} may find somebody else: most likely where most have met of late. */
    List<NodeId> hosts(NodeId home) {
        return known.entrySet().stream()
                .filter(node -> !node.getKey().equals(home)
                        && !node.getValue().figures().draining())
                .sorted(Comparator.comparingLong(node -> -node.getValue().matchesLately()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
