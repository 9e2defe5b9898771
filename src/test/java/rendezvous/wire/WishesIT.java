package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Interests and language in {@code setInfo}, and {@code interests} in {@code match}. */
@Journey
class WishesIT extends WireTest {

    @Test
    void two_who_share_interests_are_matched_at_once_and_told_which_though_others_wait() {
        // given
        var carol = visitor("Carol", interestedIn("film"));
        var alice = visitor("Alice", interestedIn("go", "chess", "hiking"));
        var bob = visitor("Bob", interestedIn("jazz", "  CHESS", "Ｇｏ"));

        // when
        carol.queues();
        alice.queues();
        bob.queues();

        // then
        expectMatch(alice, bob, "chess", "go");
        carol.expectNothingMore();
    }

    @Test
    void two_who_share_a_language_are_matched_at_once() {
        var carol = visitor("Carol", speaking("de"));
        var alice = visitor("Alice", speaking("en-GB"));
        var bob = visitor("Bob", speaking("EN-us"));

        carol.queues();
        alice.queues();
        bob.queues();

        expectMatch(alice, bob);
        carol.expectNothingMore();
    }

    @Test
    void two_with_nothing_in_common_are_matched_after_five_seconds_and_not_before() {
        // given
        var alice = visitor("Alice", interestedIn("film"));
        var bob = visitor("Bob", interestedIn("chess"));
        long start = System.nanoTime();

        // when
        alice.queues();
        bob.queues();

        // then: the timer does it, for nobody arrives
        expectMatch(alice, bob);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(4_900));
    }

    @Test
    void other_interests_while_waiting_take_effect_at_once() {
        // given
        var alice = visitor("Alice", interestedIn("film")).queues();
        var bob = visitor("Bob", interestedIn("chess")).queues();

        // when
        alice.introducesItselfAs("Alicia", interestedIn("chess"));

        // then
        expectMatch(alice, bob, "chess");
    }

    @Test
    void what_an_introduction_leaves_out_is_taken_back() {
        var alice = visitor("Alice", interestedIn("film")).introducesItselfAs("Alice");

        expectMatch(alice.queues(), visitor("Bob").queues());
    }

    @Test
    void what_only_one_is_interested_in_is_not_told() {
        var alice = visitor("Alice", interestedIn("chess", "secrets"));
        var bob = visitor("Bob", interestedIn("chess"));

        alice.queues();
        bob.queues();

        expectMatch(alice, bob, "chess");
        assertThat(bob.transcript()).noneMatch(frame -> frame.contains("secrets"));
    }

    private static JsonObject speaking(String language) {
        return Json.createObjectBuilder().add("language", language).build();
    }
}
