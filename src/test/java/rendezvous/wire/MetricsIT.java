package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads at {@code /metrics}, of what visitors do; and docs/metrics.md, which explains it. */
class MetricsIT extends WireTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(rendezvous_\\w+)` \\| (\\w+) \\| ([^|]*) \\|");
    private static final Pattern WORDS = Pattern.compile("`([^`]+)`");

    @Test
    void the_document_and_the_server_know_the_same_metrics_with_the_same_labels() throws Exception {
        var figures = figures();
        var documented = new TreeMap<String, String>();
        var rows = ROW.matcher(Files.readString(Path.of("docs/metrics.md")))
                .results()
                .toList();
        rows.forEach(row -> documented.put(row.group(1), row.group(2)));

        assertThat(documented).isEqualTo(figures.types());
        for (var row : rows) {
            assertThat(labelsIn(row.group(3))).as(row.group(1)).isEqualTo(figures.labels(row.group(1)));
        }
    }

    @Test
    void who_is_there_and_who_meets_is_counted() throws Exception {
        // given
        var before = figures();
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var carol = visitor("Carol").queues();
        census().await("waiting", 1);
        assertThat(figures().of("rendezvous_waiting")).isEqualTo(1);
        carol.unqueues().expectNothingMore();

        // when
        meet(alice, bob);

        // then
        var after = figures();
        assertThat(after.of("rendezvous_sockets")).isEqualTo(3);
        assertThat(after.of("rendezvous_waiting")).isZero();
        assertThat(after.of("rendezvous_rooms")).isEqualTo(1);
        expectGrowth(before, 1, "rendezvous_matches_total");
        expectGrowth(before, 2, "rendezvous_match_seconds_count");
        expectGrowth(before, 2, "rendezvous_match_within_total", "le", "60.0");
        assertThat(figures().of("rendezvous_rounds_total", "outcome", "well"))
                .isGreaterThan(before.of("rendezvous_rounds_total", "outcome", "well"));
    }

    @Test
    void what_is_relayed_is_counted_by_its_kind_and_what_is_dropped_is_not() throws Exception {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var before = figures();

        // when
        alice.says("offer", inRoom(room, description("offer", "v=0")));
        bob.expect("offer");
        alice.says("icecandidate", inRoom(room, candidate("candidate:1")));
        alice.says("icecandidate", inRoom(room, candidate("candidate:2")));
        alice.says("icecandidate", inRoom("an-earlier-room", candidate("candidate:3")));
        bob.expect("icecandidate");
        bob.expect("icecandidate");
        bob.says("answer", inRoom(room, description("answer", "v=0")));
        alice.expect("answer");

        // then
        expectGrowth(before, 1, "rendezvous_relayed_total", "type", "offer");
        expectGrowth(before, 1, "rendezvous_relayed_total", "type", "answer");
        expectGrowth(before, 2, "rendezvous_relayed_total", "type", "icecandidate");
    }

    @Test
    void rooms_are_counted_by_how_they_were_left_each_once() throws Exception {
        // given
        var before = figures();
        var alice = visitor("Alice");
        var bob = visitor("Bob");

        // when
        var skipped = meet(alice, bob);
        alice.leaves(skipped);
        expectLeave(bob, alice, skipped);
        alice.unqueues().expectNothingMore();
        var left = meet(bob, visitor("Carol"));
        bob.blocks(left).expect("blocked");
        bob.blocks(left).expect("blocked");

        // then
        expectGrowth(before, 1, "rendezvous_skips_total");
        expectGrowth(before, 1, "rendezvous_rooms_ended_total", "how", "skipped");
        expectGrowth(before, 1, "rendezvous_rooms_ended_total", "how", "shunned");
    }

    @Test
    void what_a_page_tells_of_its_call_is_counted_once_for_each_room() throws Exception {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var before = figures();

        // when
        var connected = call("connected")
                .add("firstFrameMs", 412)
                .add("path", "relayed")
                .build();
        alice.says("call", inRoom(room, connected))
                .says("call", inRoom(room, connected))
                .expectNothingMore();
        bob.unqueues().expectNothingMore();
        alice.expect("leave");
        // The room has just ended: what was true of it still counts, and of any other nothing does.
        alice.says("call", call("failed").build())
                .says("call", inRoom("another-room", connected))
                .expectNothingMore();
        stranger().says("call", connected).expectNothingMore();

        // then
        var name = "rendezvous_calls_reported_total";
        expectGrowth(before, 1, name, "outcome", "connected", "path", "relayed");
        expectGrowth(before, 0, name, "outcome", "connected", "path", "direct");
        expectGrowth(before, 1, name, "outcome", "failed", "path", "unknown");
        expectGrowth(before, 1, "rendezvous_first_frame_seconds_count");
        expectGrowth(before, 0, "rendezvous_first_frame_within_total", "le", "0.25");
        expectGrowth(before, 1, "rendezvous_first_frame_within_total", "le", "0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"outcome\":\"splendid\"}",
                "{\"outcome\":1}",
                "{\"outcome\":\"connected\",\"path\":\"unknown\"}",
                "{\"outcome\":\"connected\",\"path\":[\"direct\"]}",
                "{\"outcome\":\"connected\",\"firstFrameMs\":-1}",
                "{\"outcome\":\"connected\",\"firstFrameMs\":600001}",
                "{\"outcome\":\"connected\",\"firstFrameMs\":1.5}",
                "{\"outcome\":\"connected\",\"firstFrameMs\":1e999999999}",
                "{\"outcome\":\"connected\",\"firstFrameMs\":\"12\"}",
                "{\"outcome\":\"connected\",\"roomId\":\"far-too-long-to-be-any-room-of-ours\"}"
            })
    void what_does_not_fit_is_refused_and_not_counted(String data) throws Exception {
        // given
        var alice = visitor("Alice");
        meet(alice, visitor("Bob"));
        var before = figures();

        // when
        alice.sends("{\"event\":\"call\",\"data\":" + data + "}");

        // then
        assertThat(alice.expect("error").text("code")).isEqualTo("invalid-data");
        assertThat(figures().of("rendezvous_first_frame_seconds_count"))
                .isEqualTo(before.of("rendezvous_first_frame_seconds_count"));
    }

    /** Awaited, for the count may come a moment after what is counted was told. */
    private void expectGrowth(Figures before, double growth, String name, String... labels) throws Exception {
        double expected = before.of(name, labels) + growth;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (figures().of(name, labels) != expected && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(figures().of(name, labels)).as(name).isEqualTo(expected);
    }

    private static JsonObjectBuilder call(String outcome) {
        return Json.createObjectBuilder().add("outcome", outcome);
    }

    /** Of a cell such as {@code `a`: `x`, `y`; `b`: `z`}. */
    private static Map<String, TreeSet<String>> labelsIn(String cell) {
        var labels = new TreeMap<String, TreeSet<String>>();
        for (var part : cell.split(";")) {
            var words = WORDS.matcher(part).results().map(word -> word.group(1)).toList();
            if (!words.isEmpty()) {
                labels.put(words.get(0), new TreeSet<>(words.subList(1, words.size())));
            }
        }
        return labels;
    }
}
