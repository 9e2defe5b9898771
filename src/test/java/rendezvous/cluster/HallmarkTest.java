package rendezvous.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rendezvous.config.ClusterSettings;
import rendezvous.config.Secret;
import rendezvous.identity.ResumeToken;

class HallmarkTest {
    private static final ResumeToken TOKEN = new ResumeToken("Vb3o2kq9T0yQ7wXc1LzR5A");

    private final MemoryCluster network = new MemoryCluster();
    private final MemoryNode first = join();
    private final MemoryNode second = join();
    private final MemoryNode third = join();
    private final ResumeToken given = hallmark(first, "one secret").on(TOKEN);

    @Test
    void every_other_node_knows_whose_a_token_is() {
        assertThat(hallmark(second, "one secret").giver(given)).contains(first.self());
        assertThat(hallmark(third, "one secret").giver(given)).contains(first.self());
    }

    @Test
    void a_node_does_not_ask_itself() {
        assertThat(hallmark(first, "one secret").giver(given)).isEmpty();
    }

    @Test
    void a_token_that_was_made_up_or_changed_is_nobodys() {
        var hallmark = hallmark(second, "one secret");
        var value = given.value();
        assertThat(hallmark.giver(ResumeToken.NONE)).isEmpty();
        assertThat(hallmark.giver(TOKEN)).isEmpty();
        for (int i = 0; i < value.length(); i++) {
            var other = value.charAt(i) == 'A' ? 'B' : 'A';
            var changed = value.substring(0, i) + other + value.substring(i + 1);
            assertThat(hallmark.giver(new ResumeToken(changed)))
                    .as("changed at %d", i)
                    .isEmpty();
            assertThat(hallmark.giver(new ResumeToken(value.substring(i + 1)))).isEmpty();
        }
        assertThat(hallmark.giver(new ResumeToken(value.substring(0, 22) + "ÄÖÜ€\uD83D\uDE00abcdef")))
                .isEmpty();
    }

    @Test
    void so_is_one_of_another_service() {
        assertThat(hallmark(second, "another secret").giver(given)).isEmpty();
    }

    @Test
    void a_node_that_is_lost_has_given_nothing() {
        network.kill(first);
        network.deliver();

        assertThat(hallmark(second, "one secret").giver(given)).isEmpty();
    }

    @Test
    void a_node_alone_adds_nothing_and_knows_nobody() {
        var alone = new Hallmark(new LocalCluster(), ClusterSettings.ALONE);

        assertThat(alone.on(TOKEN)).isEqualTo(TOKEN);
        assertThat(alone.giver(given)).isEmpty();
    }

    private MemoryNode join() {
        var node = network.join();
        node.open(new Heard());
        network.deliver();
        return node;
    }

    private static Hallmark hallmark(Cluster cluster, String secret) {
        return new Hallmark(
                cluster,
                new ClusterSettings(
                        new Secret(secret), "", ClusterSettings.ALONE.leftOver(), ClusterSettings.ALONE.widenRegion()));
    }
}
