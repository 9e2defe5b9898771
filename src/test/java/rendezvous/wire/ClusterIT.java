package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes that are one service, as an operator sees them from either. */
class ClusterIT {
    private static final String PASSWORD = UUID.randomUUID().toString();

    private static OwnServer older;
    private static OwnServer younger;

    @BeforeAll
    static void start() throws Exception {
        var members = List.of("127.0.0.1:" + freePort(), "127.0.0.1:" + freePort());
        older = OwnServer.with(settings(members, 0));
        younger = OwnServer.with(settings(members, 1));
        Await.until("two nodes are one service", () -> figure(older, "rendezvous_cluster_nodes") == 2);
        Await.until("both know", () -> figure(younger, "rendezvous_cluster_nodes") == 2);
    }

    @AfterAll
    static void stop() {
        for (var node : new OwnServer[] {older, younger}) {
            if (node != null) {
                node.close();
            }
        }
    }

    @Test
    void the_operators_page_of_either_shows_both() throws Exception {
        try (var alice = Visitor.named("Alice").connectTo(younger.signaling())) {
            alice.queues();
            for (var server : new OwnServer[] {older, younger}) {
                var nodes = await(server);

                assertThat(nodes.get(0).getBoolean("self")).isEqualTo(server == older);
                assertThat(nodes.get(1).getBoolean("self")).isEqualTo(server == younger);
                assertThat(nodes).allSatisfy(node -> {
                    assertThat(node.getBoolean("draining")).isFalse();
                    assertThat(node.getInt("heard")).isBetween(0, 30_000);
                });
                assertThat(nodes.get(0).getString("region")).isEqualTo("north");
                assertThat(nodes.get(1).getString("region")).isEqualTo("south");
            }
        }
    }

    @Test
    void letters_and_how_long_they_take_are_counted() {
        Await.until("an echo has come back", () -> figure(older, "rendezvous_letter_round_trip_seconds_count") > 0);

        assertThat(figure(older, "rendezvous_letters_sent_total", "kind", "figures"))
                .isPositive();
        assertThat(figure(older, "rendezvous_letters_received_total", "kind", "figures"))
                .isPositive();
        assertThat(figure(older, "rendezvous_letters_refused_total", "kind", "frame"))
                .isZero();
    }

    @Test
    void health_tells_with_how_many_a_node_is_one() throws Exception {
        assertThat(older.get("/health/ready")).contains("\"nodes\":\"2\"", "\"pairsForAll\":\"true\"");
        assertThat(younger.get("/health/ready")).contains("\"nodes\":\"2\"", "\"pairsForAll\":\"false\"");
    }

    /** Until the younger has told of its one visitor. */
    private static List<JsonObject> await(OwnServer server) throws Exception {
        try (var events = new EventStream(server.at("/admin/figures"), authorization())) {
            events.expect("history");
            for (int i = 0; i < 20; i++) {
                events.expect("sample");
                var nodes = events.expect("cluster").getJsonArray("nodes").getValuesAs(JsonObject.class);
                if (nodes.size() == 2
                        && nodes.stream().allMatch(node -> node.containsKey("heard"))
                        && nodes.get(1).getInt("sockets") == 1
                        && nodes.get(1).getInt("waiting") == 1) {
                    return nodes;
                }
            }
        }
        throw new AssertionError("the nodes never came to be so");
    }

    private static double figure(OwnServer server, String name, String... labels) {
        try {
            return new Figures(server.get("/metrics?scope=application")).of(name, labels);
        } catch (IOException e) {
            throw new AssertionError("a node does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Map<String, String> settings(List<String> members, int own) {
        var settings = new HashMap<String, String>();
        settings.put("CLUSTER_MEMBERS", String.join(",", members));
        settings.put("CLUSTER_ADDRESS", members.get(own));
        settings.put("CLUSTER_NAME", "seen-by-an-operator");
        settings.put("CLUSTER_SECRET", PASSWORD);
        settings.put("RENDEZVOUS_CLUSTER_REGION", own == 0 ? "north" : "south");
        settings.put("RENDEZVOUS_ADMIN_PASSWORD", PASSWORD);
        return settings;
    }

    private static String authorization() {
        var text = "operator:" + PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
