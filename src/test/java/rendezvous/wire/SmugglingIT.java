package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the relay hands on is JSON, is a signal, and is what was checked: whatever one writes, the partner's page reads
 * nothing else from it than the server did.
 */
class SmugglingIT extends WireTest {
    private static final Set<String> SIGNALS = Set.of("offer", "answer", "icecandidate");

    /** ROOM stands for the present room's id. */
    static Stream<String> tricks() {
        var offer = "{\"type\":\"offer\",\"sdp\":\"x\",\"roomId\":\"ROOM\"}";
        return Stream.of(
                // Twice the same name: browsers take the last.
                "{\"event\":\"offer\",\"data\":" + offer + ",\"event\":\"match\"}",
                "{\"event\":\"match\",\"data\":" + offer + ",\"event\":\"offer\"}",
                "{\"event\":\"offer\",\"data\":" + offer + ",\"event\":null}",
                "{\"event\":\"offer\",\"data\":" + offer + ",\"\\u0065vent\":\"match\"}",
                "{\"event\":\"offer\",\"data\":" + offer + ",\"data\":{\"sdp\":{\"a\":1}}}",
                "{\"event\":\"offer\",\"data\":" + offer + ",\"data\":null}",
                "{\"event\":\"offer\",\"data\":{\"sdp\":{\"a\":1}},\"data\":" + offer + "}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"sdp\":{\"a\":1},\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"sdp\":null,\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"type\":\"rollback\",\"sdp\":\"x\",\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"roomId\":\"ROOM\",\"roomId\":\"other\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"roomId\":\"ROOM\",\"roomId\":{}}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"roomId\":\"other\",\"roomId\":null}}",
                // More than one value in a frame.
                "{\"event\":\"offer\",\"data\":" + offer + "}{\"event\":\"match\"}",
                "{\"event\":\"offer\",\"data\":" + offer + "} garbage",
                "{\"event\":\"offer\",\"data\":" + offer + "}\n{\"event\":\"match\"}",
                "{\"event\":\"offer\",\"data\":" + offer + "}]",
                "{\"event\":\"offer\",\"data\":" + offer + "}\u0000",
                "{\"event\":\"offer\",\"data\":" + offer + "}//",
                // What a lenient reader might take and a browser's does not.
                "{\"event\":\"offer\",\"data\":" + offer + ",}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"a\nb\",\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"a\tb\",\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"a\u0000b\",\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"\\a\",\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"n\":+1,\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"n\":.5,\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"n\":1.,\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"n\":Infinity,\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"n\":undefined,\"roomId\":\"ROOM\"}}",
                "\u00a0{\"event\":\"offer\",\"data\":" + offer + "}",
                "\uFEFF{\"event\":\"offer\",\"data\":" + offer + "}",
                "{\"event\":\"offer\"\u00a0,\"data\":" + offer + "}",
                // Strange, and in the rules.
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"\\ud800\",\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"\\ud800 alone\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"\\u0000\\u2028\\u2029<script>\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"n\":1e999999999}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"n\":-0.0E-0,\"roomId\":\"ROOM\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"__proto__\":{\"a\":1},\"\":{}}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"n\":" + "[".repeat(900)
                        + "]".repeat(900) + "}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"x\",\"n\":" + "9".repeat(2_000) + "}}");
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("tricks")
    void the_partner_reads_nothing_but_what_was_checked(String trick) {
        // given
        var mallory = visitor("Mallory");
        var bob = visitor("Bob");
        var room = meet(mallory, bob);

        // when
        mallory.sends(trick.replace("ROOM", room)).says("icecandidate", inRoom(room, candidate("after the trick")));

        // then: it is refused, or it arrives as a signal in order
        var next = bob.expectAnything();
        if (!next.event().equals("icecandidate")) {
            assertIsUsable(next, room);
            next = bob.expect("icecandidate");
        } else {
            assertThat(mallory.expectError()).isIn("malformed", "invalid-data", "unknown-event");
        }
        assertThat(next.text("candidate")).isEqualTo("after the trick");
        mallory.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void a_lone_surrogate_is_handed_on_as_it_was_written() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var frame =
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"\\udc00\",\"roomId\":\"" + room + "\"}}";

        alice.sends(frame).sends(frame.replace(",\"roomId\":\"" + room + "\"", ""));

        assertThat(bob.expect("offer").raw()).isEqualTo(frame);
        assertThat(bob.expect("offer").raw()).contains("\"sdp\":\"\\udc00\"");
    }

    @Test
    void a_lone_surrogate_in_a_name_or_a_ping_harms_nobody() {
        var alice = visitor("Alice");

        alice.sends("{\"event\":\"setInfo\",\"data\":{\"name\":\"\\ud800\"}}");
        assertThat(alice.expectError()).isEqualTo("invalid-data");

        alice.sends("{\"event\":\"ping\",\"data\":\"\\ud800\"}");
        assertThat(alice.expect("pong").raw()).contains("\"data\":\"\\ud800\"");
        alice.expectNothingMore();
    }

    private static void assertIsUsable(Received signal, String room) {
        assertThat(signal.event()).as(signal.toString()).isIn(SIGNALS);
        assertThat(signal.text("type")).isEqualTo(signal.event());
        assertThat(signal.fields().get("sdp")).isInstanceOf(JsonString.class);
        if (signal.fields().containsKey("roomId")) {
            assertThat(signal.fields().getOrDefault("roomId", null)).hasToString("\"" + room + "\"");
        }
    }
}
