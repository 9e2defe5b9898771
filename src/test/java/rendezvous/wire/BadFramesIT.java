package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be used is answered by {@code error}, harms nobody, and the connection lives on, until it is too much. */
class BadFramesIT extends WireTest {

    static Stream<String> malformed() {
        return Stream.of(
                "",
                " ",
                "x",
                "null",
                "1",
                "\"queue\"",
                "[]",
                "[{\"event\":\"queue\"}]",
                "{}",
                "{\"event\":null}",
                "{\"event\":1}",
                "{\"event\":true}",
                "{\"event\":{\"event\":\"queue\"}}",
                "{\"event\":[\"queue\"]}",
                "{\"data\":{}}",
                "{\"event\":\"queue\"",
                "{\"event\":\"queue\",}",
                "{\"event\":\"queue\"}}",
                "{\"event\":\"queue\"} x",
                "{\"event\":\"queue\"}{\"event\":\"queue\"}",
                "{\"event\":\"queue\"},",
                "{event:\"queue\"}",
                "{'event':'queue'}",
                "{\"event\":\"queue\",\"data\":NaN}",
                "{\"event\":\"queue\",\"data\":01}",
                "{\"event\":\"queue\",\"data\":\"\\x\"}",
                "/* */{\"event\":\"queue\"}",
                "\uFEFF{\"event\":\"queue\"}",
                "{\"event\":\"queue\u0000\"}",
                "{\"event\":\"que\u0001ue\"}",
                "{\"event\":\"queue\"}\u0000",
                "{\"event\":\"queue\",\"x\":" + "[".repeat(30_000),
                "{\"event\":\"queue\",\"data\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}",
                "{\"event\":\"queue\",\"x\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}",
                "{\"event\":\"queue\",\"x\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
                "[".repeat(60_000));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("malformed")
    void a_malformed_frame_is_answered_and_the_connection_lives_on(String frame) {
        // given
        var alice = visitor("Alice");

        // when
        alice.sends(frame);

        // then
        assertThat(alice.expectError()).isEqualTo("malformed");
        meet(alice, visitor("Bob"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Queue", "QUEUE", "match", "setInfoSuccess", "pong", "error", "invalid", "queue ", "resume"})
    void an_unknown_event_is_answered_and_the_connection_lives_on(String event) {
        var alice = visitor("Alice").says(event);

        assertThat(alice.expectError()).isEqualTo("unknown-event");
        alice.expectNothingMore();
    }

    static Stream<String> invalidData() {
        return Stream.of(
                        Stream.of("null", "[]", "1", "\"Alice\"", "true", "{}").map(data -> event("setInfo", data)),
                        Stream.of("null", "1", "{\"a\":1}", "[\"Alice\"]", "true")
                                .map(name -> event("setInfo", "{\"name\":" + name + "}")),
                        Stream.of(
                                        "\"interests\":\"chess\"",
                                        "\"interests\":[7]",
                                        "\"interests\":[\"\"]",
                                        "\"language\":{}",
                                        "\"language\":\"english please\"",
                                        "\"device\":7",
                                        "\"device\":\"short\"",
                                        "\"blocked\":{}",
                                        "\"blocked\":[\"short\"]")
                                .map(fields -> event("setInfo", "{\"name\":\"Alice\"," + fields + "}")),
                        Stream.of("leave", "block").flatMap(BadFramesIT::invalidRooms),
                        Stream.of("null", "\"spam\"", "{}", "{\"reason\":1}", "{\"reason\":\"boredom\"}")
                                .map(data -> event("report", data)),
                        Stream.of("offer", "answer").flatMap(BadFramesIT::invalidDescriptions),
                        Stream.of("\"x\"", "[]", "1", "true", "{}").map(data -> event("icecandidate", data)),
                        Stream.of(
                                        "\"candidate\":1",
                                        "\"candidate\":null",
                                        "\"candidate\":{}",
                                        "\"candidate\":\"c\",\"sdpMid\":0",
                                        "\"candidate\":\"c\",\"sdpMid\":{}",
                                        "\"candidate\":\"c\",\"sdpMLineIndex\":\"0\"",
                                        "\"candidate\":\"c\",\"sdpMLineIndex\":-1",
                                        "\"candidate\":\"c\",\"sdpMLineIndex\":1.5",
                                        "\"candidate\":\"c\",\"sdpMLineIndex\":65536",
                                        "\"candidate\":\"c\",\"sdpMLineIndex\":{}",
                                        "\"candidate\":\"c\",\"sdpMLineIndex\":1e999999999",
                                        "\"candidate\":\"c\",\"sdpMLineIndex\":1e2147483647",
                                        "\"candidate\":\"c\",\"sdpMLineIndex\":-1e999999999",
                                        "\"candidate\":\"c\",\"sdpMLineIndex\":1e-999999999",
                                        "\"candidate\":\"c\",\"usernameFragment\":1",
                                        "\"candidate\":\"c\",\"usernameFragment\":[]",
                                        "\"candidate\":\"c\",\"roomId\":1",
                                        "\"candidate\":\"c\",\"roomId\":\"" + "r".repeat(50_000) + "\"")
                                .map(fields -> event("icecandidate", "{" + fields + "}")),
                        Stream.of(event("ping", "\"" + "p".repeat(60_000) + "\"")))
                .flatMap(frames -> frames);
    }

    private static Stream<String> invalidRooms(String event) {
        return Stream.of("\"x\"", "[]", "1", "{\"roomId\":1}", "{\"roomId\":{}}", "{\"roomId\":[\"x\"]}")
                .map(data -> event(event, data));
    }

    private static Stream<String> invalidDescriptions(String type) {
        var other = type.equals("offer") ? "answer" : "offer";
        return Stream.of(
                        "null",
                        "[]",
                        "\"x\"",
                        "{}",
                        "{\"type\":\"" + type + "\"}",
                        "{\"sdp\":\"x\"}",
                        "{\"type\":\"" + other + "\",\"sdp\":\"x\"}",
                        "{\"type\":1,\"sdp\":\"x\"}",
                        "{\"type\":\"" + type + "\",\"sdp\":1}",
                        "{\"type\":\"" + type + "\",\"sdp\":null}",
                        "{\"type\":\"" + type + "\",\"sdp\":{\"a\":1}}",
                        "{\"type\":\"" + type + "\",\"sdp\":[\"x\"]}",
                        "{\"type\":\"" + type + "\",\"sdp\":\"x\",\"roomId\":1}",
                        "{\"type\":\"" + type + "\",\"sdp\":\"x\",\"roomId\":true}")
                .map(data -> event(type, data));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("invalidData")
    void data_of_the_wrong_kind_is_answered_and_reaches_nobody(String frame) {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        meet(alice, bob);

        // when
        alice.sends(frame);

        // then
        assertThat(alice.expectError()).isEqualTo("invalid-data");
        alice.expectNothingMore();
        bob.expectNothingMore();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setInfo", "offer", "answer"})
    void missing_data_is_answered(String event) {
        assertThat(visitor("Alice").says(event).expectError()).isEqualTo("invalid-data");
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {"1e999999999", "1e2147483647", "1e99999999999", "-1E-999999999", "{\"a\":1e999999999}"})
    void absurd_numbers_where_nobody_looks_do_no_harm(String number) {
        // given
        var alice = visitor("Alice");

        // when
        alice.sends("{\"event\":\"queue\",\"x\":" + number + "}");
        alice.sends("{\"event\":\"queue\",\"data\":" + number + "}");

        // then: used or refused, each is dealt with in its turn, and the connection lives on
        alice.says("setInfo", Json.createObjectBuilder().add("name", "Alicia").build());
        var answer = alice.expectAnything();
        for (int refused = 0; answer.event().equals("error") && refused < 2; refused++) {
            answer = alice.expectAnything();
        }
        assertThat(answer.event()).isEqualTo("setInfoSuccess");
    }

    @Test
    void a_number_of_thousands_of_digits_is_used_or_refused() {
        var alice = visitor("Alice").sends("{\"event\":\"ping\",\"data\":" + "9".repeat(5_000) + "}");

        assertThat(alice.expectError()).isIn("malformed", "invalid-data");
        alice.expectNothingMore();
    }

    @Test
    void unknown_fields_are_ignored() {
        var alice = stranger()
                .sends(
                        "{\"v\":2,\"event\":\"setInfo\",\"data\":{\"name\":\"Alice\",\"age\":7,\"x\":{\"name\":1}},\"y\":[]}");

        alice.expect("setInfoSuccess");
        alice.sends("{\"event\":\"queue\",\"data\":{\"any\":\"thing\"}}").expectNothingMore();
        census().await("waiting", 1);
    }

    @Test
    void who_keeps_sending_what_cannot_be_used_is_closed_and_the_partner_is_told() {
        // given
        var mallory = visitor("Mallory");
        var bob = visitor("Bob");
        var room = meet(mallory, bob);

        // when
        int errors = 0;
        var answer = mallory.sends("x").expectAnything();
        while (answer.event().equals("error") && errors < 60) {
            errors++;
            answer = mallory.sends("x").expectAnything();
        }

        // then: twenty are forgiven, and one more for each three seconds that go by
        assertThat(errors).isBetween(20, 40);
        assertThat(answer.event()).isEqualTo(Received.closed(1008));
        expectLeave(bob, mallory, room);
    }

    @Test
    void an_error_tells_its_code_and_a_sentence_and_nothing_of_what_was_sent() {
        var error = stranger().sends("{\"event\":\"my-secret\"}").expect("error");

        assertThat(error.fields().keySet()).containsExactlyInAnyOrder("code", "message");
        assertThat(error.text("message")).isNotBlank();
        assertThat(error.raw()).doesNotContain("my-secret");
    }

    private static String event(String event, String data) {
        return "{\"event\":\"" + event + "\",\"data\":" + data + "}";
    }
}
