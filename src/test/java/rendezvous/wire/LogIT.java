package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the log keeps of a visit: its steps by ids where an operator asks for them, and never anything it contained. */
class LogIT extends WireTest {
    private static final String SECRET = "nobody-may-read-this";

    @Test
    void as_json_a_visit_can_be_followed_by_its_id_and_nothing_it_said_is_there() throws Exception {
        try (var server = OwnServer.with(Map.of(
                        "RENDEZVOUS_LOG_VISITS", "true",
                        "PAYARA_OPTS", "--logproperties deploy/monitoring/json-log.properties"));
                var alice = Visitor.named("Alice " + SECRET).connectTo(server.signaling());
                var bob = Visitor.named("Bob").connectTo(server.signaling())) {
            // when
            var room = meet(alice, bob);
            alice.says("offer", inRoom(room, description("offer", SECRET)));
            bob.expect("offer");
            bob.sends("{\"event\":\"" + SECRET + "\"}");
            bob.expect("error");
            alice.leaves(room);
            bob.expect("leave");
            alice.reports(room, "spam").expect("reported");

            // then
            awaitLine(server, "stranger reported");
            var entries = entries(server);
            assertThat(only(entries, "visit began", "peer", alice.id())).hasSize(1);
            assertThat(only(entries, "socket opened", "peer", alice.id()))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.getString("from")).matches("[0-9a-f]{12}"));
            assertThat(only(entries, "match", "room", room)).singleElement().satisfies(entry -> assertThat(
                            List.of(entry.getString("peer"), entry.getString("other")))
                    .containsExactlyInAnyOrder(alice.id(), bob.id()));
            assertThat(only(entries, "room ended", "room", room))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.getString("how")).isEqualTo("skipped"));
            assertThat(only(entries, "stranger reported", "stranger", bob.id()))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.getString("reason")).isEqualTo("spam"));
            assertThat(server.log()).doesNotContain(SECRET);
            assertThat(only(entries, "socket opened", "from", "127.0.0.1")).isEmpty();
        }
    }

    @Test
    void where_nobody_asked_for_it_no_visit_is_in_the_log() throws Exception {
        var alice = visitor("Alice");
        var room = meet(alice, visitor("Bob"));
        alice.unqueues().expectNothingMore();

        var log = logOfTheOneServer();

        assertThat(log).contains("Payara Micro").doesNotContain(alice.id()).doesNotContain(room);
    }

    /** Where arquillian.xml has it; Payara adds a number to the name. */
    private static String logOfTheOneServer() throws IOException {
        var log = new StringBuilder();
        try (var files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "server.log*")) {
            for (var file : files) {
                log.append(Files.readString(file));
            }
        }
        return log.toString();
    }

    private static void awaitLine(OwnServer server, String words) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!server.log().contains(words) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static List<JsonObject> entries(OwnServer server) throws IOException {
        return server.log()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(LogIT::read)
                .toList();
    }

    private static JsonObject read(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    /** Those whose words begin so, and that have this field. */
    private static List<JsonObject> only(List<JsonObject> entries, String words, String field, String value) {
        return entries.stream()
                .filter(entry -> entry.getString("LogMessage", "").startsWith(words + " "))
                .filter(entry -> entry.getString(field, "").equals(value))
                .toList();
    }
}
