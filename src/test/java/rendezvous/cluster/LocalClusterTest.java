package rendezvous.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rendezvous.identity.NodeId;

/** What of the contract makes sense for one. */
class LocalClusterTest {
    private final Cluster alone = new LocalCluster();

    @Test
    void it_is_all_there_is_and_hears_of_nobody() {
        var heard = new Heard();

        alone.open(heard);

        assertThat(alone.nodes()).containsExactly(alone.self());
        assertThat(heard.all()).isEmpty();
    }

    @Test
    void nothing_is_sent_to_a_node_that_is_not_there_or_to_oneself() {
        assertThat(alone.send(new NodeId("another"), ClusterContract.letter(1))).isFalse();
        assertThat(alone.send(alone.self(), ClusterContract.letter(1))).isFalse();
    }
}
