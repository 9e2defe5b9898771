package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code offer}, {@code answer} and {@code icecandidate}: to the partner, to nobody else, as they were sent. */
@Journey
class RelayIT extends WireTest {
    private static final String SDP =
            "v=0\r\no=- 46117 2 IN IP4 127.0.0.1\r\ns=-\r\na=名:\"quoted\" \\back 👋 \u2028 é\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"offer", "answer"})
    void descriptions_arrive_byte_for_byte_both_ways(String event) {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var frame = frame(event, inRoom(room, description(event, SDP)));

        alice.sends(frame);
        assertThat(bob.expect(event).raw()).isEqualTo(frame);

        bob.sends(frame);
        assertThat(alice.expect(event).raw()).isEqualTo(frame);
        alice.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void candidates_arrive_byte_for_byte_both_ways() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var frame = frame(
                "icecandidate",
                Json.createObjectBuilder()
                        .add("candidate", "candidate:1 1 udp 2113937151 192.0.2.1 54400 typ host 雪")
                        .add("sdpMid", "0")
                        .add("sdpMLineIndex", 65535)
                        .add("usernameFragment", "EsAw+/é")
                        .add("roomId", room)
                        .build());

        alice.sends(frame);
        assertThat(bob.expect("icecandidate").raw()).isEqualTo(frame);

        bob.sends(frame);
        assertThat(alice.expect("icecandidate").raw()).isEqualTo(frame);
    }

    @Test
    void spaces_odd_escapes_and_unknown_fields_arrive_as_they_were_written() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var frame = " { \"x-new\" : [1.50, -0, 2e3, null, {}],\t\"data\" : {\"roomId\": \"" + room
                + "\", \"sdp\" : \"\\u0041\\u00e9\\ud83d\\ude00\\/\", \"type\":\"offer\", \"later\":{\"a\":[[]]} },"
                + " \"event\":\"offer\" } ";

        alice.sends(frame);

        assertThat(bob.expect("offer").raw()).isEqualTo(frame);
    }

    @Test
    void the_end_of_candidates_may_be_null_or_empty() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        meet(alice, bob);

        alice.says("icecandidate", JsonValue.NULL);
        assertThat(bob.expect("icecandidate").data()).isEqualTo(JsonValue.NULL);

        alice.says("icecandidate", candidate(""));
        assertThat(bob.expect("icecandidate").text("candidate")).isEmpty();
    }

    @Test
    void optional_fields_of_a_candidate_may_be_null_or_missing() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var nulls = Json.createObjectBuilder()
                .add("candidate", "a")
                .addNull("sdpMid")
                .addNull("sdpMLineIndex")
                .addNull("usernameFragment")
                .add("roomId", room)
                .build();
        var missing =
                inRoom(room, Json.createObjectBuilder().add("candidate", "b").build());

        alice.says("icecandidate", nulls).says("icecandidate", missing);

        assertThat(bob.expect("icecandidate").data()).isEqualTo(nulls);
        assertThat(bob.expect("icecandidate").data()).isEqualTo(missing);
    }

    @Test
    void a_signal_that_names_no_room_arrives_with_the_present_one_added() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var offer = Json.createObjectBuilder(description("offer", SDP))
                .add("odd", Json.createArrayBuilder().add("1.50").addNull())
                .build();

        alice.says("offer", offer).says("icecandidate", candidate("first"));

        assertThat(bob.expect("offer").data()).isEqualTo(inRoom(room, offer));
        assertThat(bob.expect("icecandidate").data()).isEqualTo(inRoom(room, candidate("first")));
    }

    @Test
    void a_signal_reaches_nobody_but_the_partner() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        meet(alice, bob);
        var carol = visitor("Carol");
        var dave = visitor("Dave");
        meet(carol, dave);
        var waiting = visitor("Erin").queues();

        // when
        alice.says("offer", description("offer", SDP));

        // then
        bob.expect("offer");
        for (var other : List.of(alice, carol, dave, waiting)) {
            other.expectNothingMore();
        }
    }

    @Test
    void one_without_a_partner_reaches_nobody_even_naming_a_room_that_is_open() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var mallory = visitor("Mallory");

        // when: out of any room, and waiting
        mallory.says("offer", inRoom(room, description("offer", SDP)));
        mallory.says("icecandidate", candidate("to anybody"));
        mallory.queues()
                .says("answer", inRoom(room, description("answer", SDP)))
                .expectNothingMore();

        // then
        alice.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void one_in_another_room_reaches_nobody_by_naming_a_strangers_room() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var mallory = visitor("Mallory");
        var carol = visitor("Carol");
        meet(mallory, carol);

        // when
        mallory.says("offer", inRoom(room, description("offer", SDP))).expectNothingMore();

        // then
        for (var other : List.of(alice, bob, carol)) {
            other.expectNothingMore();
        }
    }

    @Test
    void a_late_signal_of_an_earlier_room_never_lands_in_the_next_call() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var carol = visitor("Carol");
        var earlier = meet(alice, bob);
        alice.leaves();
        expectLeave(bob, alice, earlier);
        carol.queues();
        var now = expectMatch(alice, carol);

        // when
        alice.says("icecandidate", inRoom(earlier, candidate("late")));
        alice.says("offer", inRoom(earlier, description("offer", "late")));
        alice.says("icecandidate", inRoom(now, candidate("in time")));

        // then
        assertThat(carol.expect("icecandidate").text("candidate")).isEqualTo("in time");
        carol.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void nothing_is_relayed_once_the_room_has_ended() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        bob.unqueues();
        expectLeave(alice, bob, room);

        alice.says("icecandidate", candidate("late")).says("icecandidate", inRoom(room, candidate("late")));

        alice.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void order_is_kept_over_hundreds_of_signals_in_many_rooms_both_ways() {
        // given: as many as one socket may send at once, in three rooms both ways: over a thousand
        int each = 180;
        var pairs = new ArrayList<List<Visitor>>();
        for (int i = 0; i < 3; i++) {
            var pair = visitors(2);
            meet(pair.get(0), pair.get(1));
            pairs.add(pair);
        }

        // when
        for (int i = 0; i < each; i++) {
            for (var pair : pairs) {
                pair.get(0).says("icecandidate", candidate("there " + i));
                pair.get(1).says("icecandidate", candidate("back " + i));
            }
        }

        // then
        for (var pair : pairs) {
            for (int i = 0; i < each; i++) {
                assertThat(pair.get(1).expect("icecandidate").text("candidate")).isEqualTo("there " + i);
                assertThat(pair.get(0).expect("icecandidate").text("candidate")).isEqualTo("back " + i);
            }
        }
    }

    @Test
    void a_description_nearly_as_large_as_a_frame_arrives_whole() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var offer = inRoom(room, description("offer", "é".repeat(32_000)));

        alice.says("offer", offer);

        assertThat(bob.expect("offer").data()).isEqualTo(offer);
    }

    private static String frame(String event, JsonObject data) {
        return Json.createObjectBuilder()
                .add("event", event)
                .add("data", data)
                .build()
                .toString();
    }
}
