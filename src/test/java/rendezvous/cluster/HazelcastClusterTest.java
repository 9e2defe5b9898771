package rendezvous.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rendezvous.config.Secret;

/** The contract over the real grid, on this machine's own interface. */
class HazelcastClusterTest extends GridContract {
    private final String name = UUID.randomUUID().toString();
    private final Map<Carrier, HazelcastInstance> grids = new HashMap<>();

    @Test
    void who_does_not_have_the_secret_is_no_node_of_ours() {
        var first = join();
        var stranger = join(new Secret("another secret altogether"));
        var third = acquainted(first);

        assertThat(first.cluster().nodes()).containsExactly(first.id(), third.id());
        assertThat(stranger.cluster().nodes()).containsExactly(stranger.id());
        assertThat(first.cluster().send(stranger.id(), letter(1))).isFalse();
    }

    @AfterEach
    void endGrids() {
        grids.values().forEach(grid -> grid.getLifecycleService().terminate());
    }

    @Override
    Carrier carrier() {
        var grid = Hazelcast.newHazelcastInstance(config());
        var carrier = new HazelcastGrid(grid);
        grids.put(carrier, grid);
        return carrier;
    }

    @Override
    void kill(Carrier carrier) {
        grids.get(carrier).getLifecycleService().terminate();
    }

    private Config config() {
        var config = new Config(name)
                .setClusterName(name)
                .setInstanceName(UUID.randomUUID().toString())
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.logging.type", "none")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0");
        config.getJetConfig().setEnabled(false);
        var network = config.getNetworkConfig().setPort(16900).setPortCount(100);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        network.getJoin().getAutoDetectionConfig().setEnabled(false);
        network.getJoin().getMulticastConfig().setEnabled(false);
        network.getJoin().getTcpIpConfig().setEnabled(true);
        grids.values().stream()
                .filter(grid -> grid.getLifecycleService().isRunning())
                .findAny()
                .ifPresent(grid -> network.getJoin()
                        .getTcpIpConfig()
                        .addMember("127.0.0.1:"
                                + grid.getCluster()
                                        .getLocalMember()
                                        .getAddress()
                                        .getPort()));
        return config;
    }
}
