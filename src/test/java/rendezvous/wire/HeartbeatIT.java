package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pings of both kinds: the server's, which a client answers to stay, and a page's, which the server answers. */
@Journey
class HeartbeatIT extends WireTest {
    private static final String PING = "{\"event\":\"ping\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0.5e3",
                "true",
                "\"text é 👋\"",
                "[]",
                "{\"sent\":1700000000000,\"nested\":[{},null]}",
                "1e999999999",
                "\"\\u0000\"",
            })
    void a_pages_ping_is_answered_with_its_data(String data) {
        var alice = stranger().sends("{\"event\":\"ping\",\"data\":" + data + "}");

        assertThat(alice.expect("pong").data()).hasToString(read(data).toString());
        alice.expectNothingMore();
    }

    @Test
    void a_pages_ping_without_data_is_answered_without() {
        assertThat(stranger().sends(PING).expect("pong").data()).isNull();
    }

    @Test
    void a_pages_ping_with_null_is_answered_by_null_or_nothing() {
        var pong = stranger().sends("{\"event\":\"ping\",\"data\":null}").expect("pong");

        assertThat(pong.data() == null || pong.data() == JsonValue.NULL).isTrue();
    }

    @Test
    void a_pages_ping_with_much_data_is_refused() {
        var alice = stranger().says("ping", Json.createValue("x".repeat(1_000)));

        assertThat(alice.expectError()).isEqualTo("invalid-data");
    }

    @Test
    void who_answers_pings_or_says_anything_stays_and_who_falls_silent_goes() {
        // given: one who answers the server's pings, one who only talks, one who waits for a partner and says no more
        var answers = rawSocket();
        var talks = rawSocket();
        var silent = rawSocket();
        silent.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Silent\"}}").expect("setInfoSuccess");
        silent.says("{\"event\":\"queue\"}").says(PING).expect("pong");
        census().await("waiting", 1);
        long start = System.nanoTime();

        // when: six pings have come, one each three seconds
        for (int i = 0; i < 6; i++) {
            var ping = answers.awaits(RawSocket.PING);
            answers.writes(RawSocket.frame(true, RawSocket.PONG, ping.payload()));
            talks.says(PING).expect("pong");
        }
        var took = Duration.ofNanos(System.nanoTime() - start);

        // then
        assertThat(took).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(28));
        assertThat(silent.awaitsClose()).isEqualTo(1008);
        census().await("sessions", 2);
        census().await("waiting", 0);
        answers.says(PING).expect("pong");
        talks.says(PING).expect("pong");
        visitor("Bob").queues().expectNothingMore();
    }

    private static JsonValue read(String json) {
        return Received.frame("{\"event\":\"x\",\"data\":" + json + "}").data();
    }
}
