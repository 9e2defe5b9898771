package rendezvous.admin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Roll;
import rendezvous.identity.NodeId;

/** How the nodes are, the oldest first, as the page is told of them. */
final class Nodes {
    private final Cluster cluster;
    private final Roll roll;
    private final LongSupplier nanoTime;

    Nodes(Cluster cluster, Roll roll, LongSupplier nanoTime) {
        this.cluster = cluster;
        this.roll = roll;
        this.nanoTime = nanoTime;
    }

    /** An event. */
    String told() {
        var nodes = cluster.nodes();
        return Events.event("cluster", json -> {
            json.writeStartArray("nodes");
            nodes.forEach(node -> json.write((JsonValue) row(node)));
            json.writeEnd();
        });
    }

    /** Of one that has just joined nothing is known but that it is there. */
    private JsonObject row(NodeId node) {
        var row = Json.createObjectBuilder().add("id", node.value()).add("self", node.equals(cluster.self()));
        roll.of(node).ifPresent(said -> row.add("region", said.figures().region())
                .add("sockets", said.figures().sockets())
                .add("waiting", said.figures().waiting())
                .add("inRooms", said.figures().inRooms())
                .add("matches", said.figures().matches())
                .add("draining", said.figures().draining())
                .add("heard", TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - said.at())));
        return row.build();
    }
}
