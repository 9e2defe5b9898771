package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /health} says of a node that is well, and by what it goes. */
class HealthIT extends WireTest {
    /** While all is well nothing is older than this; the limits are wider. */
    private static final int RECENT_MILLIS = 10_000;

    @ParameterizedTest
    @CsvSource({"started, started", "live, alive", "ready, cluster drain heartbeat ice matching"})
    void each_question_is_answered_by_its_checks_and_all_are_up(String question, String checks) throws Exception {
        var answer = Reader.gets(at("/health/" + question));

        assertThat(answer.statusCode()).isEqualTo(200);
        var told = read(answer.body());
        assertThat(told.keySet()).isEqualTo(Set.of(checks.split(" ")));
        assertThat(told.values()).allMatch(check -> check.getString("status").equals("UP"));
    }

    @ParameterizedTest
    @CsvSource({
        "started, millisSinceLastRound",
        "started, millisSinceLastBeat",
        "live, millisSinceLastRound",
        "live, millisSinceLastBeat",
        "ready, millisSinceLastRound",
        "ready, millisSinceLastBeat"
    })
    void they_tell_how_long_ago_the_timers_were_seen_to_work(String question, String figure) throws Exception {
        var told = read(Reader.gets(at("/health/" + question)).body());

        var figures = told.values().stream()
                .map(check -> check.getJsonObject("data"))
                .filter(data -> data.containsKey(figure))
                .map(data -> Integer.parseInt(data.getString(figure)))
                .toList();
        assertThat(figures).hasSize(1).allMatch(millis -> millis >= 0 && millis < RECENT_MILLIS);
    }

    private static Map<String, JsonObject> read(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                    .collect(Collectors.toMap(
                            check -> check.getString("name"), check -> check, (a, b) -> a, TreeMap::new));
        }
    }
}
