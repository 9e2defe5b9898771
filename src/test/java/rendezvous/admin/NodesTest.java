package rendezvous.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Correspondent;
import rendezvous.cluster.Letter;
import rendezvous.cluster.Roll;
import rendezvous.identity.NodeId;

class NodesTest {
    @Test
    void a_node_of_which_nothing_is_known_is_there_by_its_name() {
        var nodes = new Nodes(new Two(), new Roll(), () -> 0);

        assertThat(nodes.told())
                .isEqualTo("event: cluster\ndata: {\"nodes\":[{\"id\":\"old\",\"self\":false},"
                        + "{\"id\":\"new\",\"self\":true}]}\n\n");
    }

    private static final class Two implements Cluster {
        @Override
        public NodeId self() {
            return new NodeId("new");
        }

        @Override
        public List<NodeId> nodes() {
            return List.of(new NodeId("old"), self());
        }

        @Override
        public boolean send(NodeId to, Letter letter) {
            throw new AssertionError("nobody is written to");
        }

        @Override
        public void open(Correspondent correspondent) {
            throw new AssertionError("nobody is heard");
        }
    }
}
