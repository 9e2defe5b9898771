package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code leave} as the word for next, the memory of skips, and {@code forget}. */
@Journey
class NextIT extends WireTest {

    @Test
    void next_ends_the_room_tells_the_partner_and_waits_again() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);

        // when
        alice.leaves(room);

        // then
        expectLeave(bob, alice, room);
        expectMatch(alice, visitor("Carol").queues());
    }

    @Test
    void next_without_naming_the_room_means_the_present_one() {
        for (var data : new JsonValue[] {JsonValue.NULL, JsonValue.EMPTY_JSON_OBJECT}) {
            var alice = visitor("Alice");
            var bob = visitor("Bob");
            var room = meet(alice, bob);

            alice.says("leave", data);

            expectLeave(bob, alice, room);
            alice.unqueues().expectNothingMore();
        }
    }

    @Test
    void next_without_a_room_makes_sure_of_waiting() {
        var alice = visitor("Alice").leaves().leaves();

        var bob = visitor("Bob").leaves();

        expectMatch(alice, bob);
        alice.expectNothingMore();
    }

    @Test
    void the_one_who_was_left_is_not_queued_unasked() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        alice.leaves();
        expectLeave(bob, alice, room);

        // when
        var carol = visitor("Carol").queues();

        // then
        expectMatch(alice, carol);
        bob.expectNothingMore();
        assertThat(census().now().getInt("waiting")).isZero();
    }

    @Test
    void a_skip_holds_for_the_one_who_skipped_and_for_the_one_who_was_skipped() {
        // given: Alice skipped Bob
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        alice.leaves(room);
        expectLeave(bob, alice, room);

        // when: both wait, alone
        bob.leaves(room).expectNothingMore();
        census().await("waiting", 2);

        // then: not even a third, met and left again, brings them together
        var carol = visitor("Carol").queues();
        var met = carol.expectMatch().getString("remoteId");
        var first = met.equals(alice.id()) ? alice : bob;
        var second = first == alice ? bob : alice;
        first.expectMatch();
        carol.leaves();
        expectMatch(carol, second);
        first.expect("leave");
        first.queues().expectNothingMore();
        carol.leaves();
        second.expect("leave");
        second.queues().expectNothingMore();
        census().await("waiting", 3);
        for (var one : List.of(alice, bob, carol)) {
            one.expectNothingMore();
        }
    }

    @Test
    void forgetting_brings_the_two_together_again_at_once() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        alice.leaves(room);
        expectLeave(bob, alice, room);
        bob.queues().expectNothingMore();
        census().await("waiting", 2);

        // when
        alice.forgets();

        // then
        assertThat(expectMatch(alice, bob)).isNotEqualTo(room);
        assertThat(census().now().getInt("skips")).isZero();
    }

    @Test
    void the_one_who_was_skipped_cannot_forget_it_for_the_other() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        alice.leaves(room);
        expectLeave(bob, alice, room);

        // when
        bob.queues().forgets().expectNothingMore();

        // then
        census().await("waiting", 2);
        assertThat(census().now().getInt("skips")).isEqualTo(1);
        alice.expectNothingMore();
    }

    @Test
    void forgetting_with_nothing_to_forget_and_before_the_introduction_changes_nothing() {
        stranger().forgets().expectNothingMore();
        visitor("Alice").forgets().expectNothingMore();
    }

    @Test
    void forgetting_in_a_room_leaves_the_room_alone() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        meet(alice, bob);

        alice.forgets().says("icecandidate", candidate("still here"));

        assertThat(bob.expect("icecandidate").text("candidate")).isEqualTo("still here");
        bob.expectNothingMore();
    }

    @Test
    void the_memory_ends_with_the_connection() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        alice.leaves(room).unqueues().expectNothingMore();
        bob.expect("leave");

        // when
        alice.close();
        census().await("skips", 0);

        // then
        meet(visitor("Alice"), bob);
    }

    @Test
    void a_late_next_that_names_an_earlier_room_never_ends_the_next_call() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var carol = visitor("Carol");
        var earlier = meet(alice, bob);
        alice.leaves(earlier);
        expectLeave(bob, alice, earlier);
        carol.queues();
        expectMatch(alice, carol);
        var dave = visitor("Dave");
        var now = meet(bob, dave);

        // when: Bob's page answers the leave late, naming the room it was in then
        bob.leaves(earlier).expectNothingMore();

        // then
        bob.says("icecandidate", inRoom(now, candidate("still here"))).expectNothingMore();
        assertThat(dave.expect("icecandidate").text("candidate")).isEqualTo("still here");
        dave.expectNothingMore();
        alice.expectNothingMore();
        carol.expectNothingMore();
    }

    @Test
    void naming_a_room_that_never_was_ends_nothing() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        meet(alice, bob);

        alice.leaves("nowhere").expectNothingMore();

        bob.expectNothingMore();
        alice.says("icecandidate", candidate("still here"));
        bob.expect("icecandidate");
    }

    @Test
    void next_by_both_at_once_is_one_parting_and_harms_no_bystander() {
        for (int i = 0; i < 15; i++) {
            // given
            var alice = visitor("Alice " + i);
            var bob = visitor("Bob " + i);
            var room = meet(alice, bob);
            var carol = visitor("Carol " + i).queues();
            var dave = visitor("Dave " + i).queues();
            expectMatch(carol, dave);
            var erin = visitor("Erin " + i).queues();

            // when: each says next without having heard of the other's
            alice.leaves(room);
            bob.leaves(room);

            // then: one of the two meets Erin, the other waits, and whoever was too late heard one leave
            var met = erin.expectMatch();
            var lucky = met.getString("remoteId").equals(alice.id()) ? alice : bob;
            var other = lucky == alice ? bob : alice;
            var next = afterAtMostOneLeave(lucky, other.id(), room);
            assertThat(next.event()).isEqualTo("match");
            assertThat(next.text("remoteId")).isEqualTo(erin.id());
            var quiet = afterAtMostOneLeave(other.says("ping", Json.createValue(i)), lucky.id(), room);
            assertThat(quiet.event()).isEqualTo("pong");

            // and: the calls of the others, and the new one, live
            erin.says("icecandidate", candidate("hello"));
            assertThat(lucky.expect("icecandidate").text("roomId")).isEqualTo(met.getString("roomId"));
            carol.says("icecandidate", candidate("hello"));
            dave.expect("icecandidate");
            for (var one : List.of(alice, bob, carol, dave, erin)) {
                one.expectNothingMore();
            }
            for (var one : List.of(alice, bob, carol, dave, erin)) {
                one.close();
            }
            census().awaitNobody();
        }
    }

    @Test
    void whoever_says_next_again_and_again_meets_everybody_once() {
        // given
        var alice = visitor("Alice");
        var others = visitors(12);

        for (var other : others) {
            // when
            other.queues();
            alice.leaves();

            // then
            var room = expectMatch(alice, other);
            alice.leaves(room);
            expectLeave(other, alice, room);
            alice.unqueues().expectNothingMore();
        }
        assertThat(census().now().getInt("skips")).isEqualTo(others.size());
    }

    private static Received afterAtMostOneLeave(Visitor visitor, String leaver, String room) {
        var first = visitor.expectAnything();
        if (first.event().equals("leave")) {
            assertThat(first.fields()).isEqualTo(leave(leaver, room, false));
            return visitor.expectAnything();
        }
        return first;
    }
}
