package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code queue}, {@code unqueue} and {@code match}. */
@Journey
class MatchIT extends WireTest {

    @Test
    void two_who_wait_are_told_of_each_other_and_one_is_to_offer() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");

        // when
        alice.queues();
        bob.queues();

        // then
        var toldAlice = alice.expectMatch();
        var toldBob = bob.expectMatch();
        assertThat(toldAlice.keySet()).contains("roomId", "remoteId", "remoteName", "createOffer");
        assertThat(toldAlice.getString("roomId"))
                .isEqualTo(toldBob.getString("roomId"))
                .isNotBlank();
        assertThat(toldAlice.getString("remoteId")).isEqualTo(bob.id());
        assertThat(toldBob.getString("remoteId")).isEqualTo(alice.id());
        assertThat(toldAlice.getString("remoteName")).isEqualTo("Bob");
        assertThat(toldBob.getString("remoteName")).isEqualTo("Alice");
        assertThat(toldAlice.getBoolean("createOffer")).isNotEqualTo(toldBob.getBoolean("createOffer"));
        alice.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void one_alone_waits() {
        var alice = visitor("Alice").queues().expectNothingMore();

        census().await("waiting", 1);

        alice.expectNothingMore();
    }

    @Test
    void asking_again_while_waiting_changes_nothing() {
        // given
        var alice = visitor("Alice").queues().queues().queues().expectNothingMore();

        // when
        var bob = visitor("Bob").queues();

        // then: one match, and nobody is left who could meet a third
        expectMatch(alice, bob);
        var carol = visitor("Carol").queues().expectNothingMore();
        alice.expectNothingMore();
        bob.expectNothingMore();
        carol.expectNothingMore();
    }

    @Test
    void asking_again_in_a_room_changes_nothing() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        meet(alice, bob);

        // when
        alice.queues().expectNothingMore();
        var carol = visitor("Carol").queues().expectNothingMore();

        // then
        alice.says("icecandidate", candidate("still here"));
        bob.expect("icecandidate");
        carol.expectNothingMore();
    }

    @Test
    void one_who_stopped_waiting_is_not_matched() {
        // given
        var alice = visitor("Alice").queues().unqueues().expectNothingMore();

        // when
        var bob = visitor("Bob").queues();
        var carol = visitor("Carol").queues();

        // then
        expectMatch(bob, carol);
        alice.expectNothingMore();
    }

    @Test
    void stopping_without_having_waited_changes_nothing() {
        stranger().unqueues().expectNothingMore();
        visitor("Alice").unqueues().expectNothingMore();
    }

    @Test
    void stopping_in_a_room_ends_it_and_does_not_queue_again() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);

        // when
        alice.unqueues().expectNothingMore();

        // then
        expectLeave(bob, alice, room);
        var carol = visitor("Carol").queues().expectNothingMore();
        alice.expectNothingMore();
        carol.expectNothingMore();
    }

    @Test
    void hanging_up_skips_nobody() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        alice.unqueues();
        expectLeave(bob, alice, room);

        // then
        assertThat(meet(alice, bob)).isNotEqualTo(room);
    }

    @Test
    void stopping_in_the_instant_of_a_match_never_leaves_a_ghost_room() {
        for (int i = 0; i < 25; i++) {
            // given: the match may come before or after the wish to stop
            var alice = visitor("Alice " + i).queues();
            var bob = visitor("Bob " + i);

            // when
            bob.queues();
            alice.unqueues();

            // then: either Alice was never matched, or both were and Bob is told that she left
            var first = expectMatchOrPong(alice);
            if (first.event().equals("match")) {
                alice.expect("pong");
                var room = bob.expectMatch().getString("roomId");
                expectLeave(bob, alice, room);
            } else {
                bob.expectNothingMore();
            }
            bob.unqueues().expectNothingMore();
            census().await("inRooms", 0);
            census().await("waiting", 0);
        }
    }

    @Test
    void whoever_arrives_while_a_compatible_person_waits_is_matched_at_once() {
        var pairs = 20;
        var crowd = visitors(2 * pairs);
        long start = System.nanoTime();

        for (int i = 0; i < pairs; i++) {
            meet(crowd.get(2 * i), crowd.get(2 * i + 1));
        }

        // With the timer alone each pair would wait for its own next second, and all of them for twenty; between two
        // nodes each waits for the quarter of a second that belongs to those at home.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void two_hundred_who_join_at_once_are_all_matched_and_nobody_is_lost() {
        // given
        var crowd = visitors(200);

        // when
        crowd.forEach(Visitor::queues);

        // then: everybody is in exactly one room, which has two
        Map<String, Visitor> byId = new HashMap<>();
        crowd.forEach(visitor -> byId.put(visitor.id(), visitor));
        Map<String, String> partners = new HashMap<>();
        Map<String, Integer> offers = new HashMap<>();
        for (var visitor : crowd) {
            var match = visitor.expectMatch();
            partners.put(visitor.id(), match.getString("remoteId"));
            offers.merge(match.getString("roomId"), match.getBoolean("createOffer") ? 1 : 0, Integer::sum);
        }
        assertThat(partners)
                .allSatisfy((one, other) -> assertThat(partners.get(other)).isEqualTo(one));
        assertThat(offers).hasSize(100).allSatisfy((room, offerers) -> assertThat(offerers)
                .isEqualTo(1));
        crowd.forEach(Visitor::expectNothingMore);
        assertThat(census().now().getInt("inRooms")).isEqualTo(200);
        assertThat(new HashSet<>(partners.values())).isEqualTo(byId.keySet());
    }

    private static Received expectMatchOrPong(Visitor visitor) {
        var first = visitor.says("ping").expectAnything();
        assertThat(first.event()).isIn("match", "pong");
        return first;
    }
}
