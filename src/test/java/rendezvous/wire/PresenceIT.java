package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code presence}: how many are there. */
@Journey
class PresenceIT extends WireTest {

    @BeforeEach
    void nobodyIsCountedWhoHasGone() {
        census().awaitNobodyElsewhere();
    }

    @Test
    void an_introduction_is_answered_with_how_many_there_are_oneself_included() {
        var alice = stranger()
                .says("setInfo", Json.createObjectBuilder().add("name", "Alice").build());

        assertThat(alice.expect("setInfoSuccess").fields().get("presence")).isEqualTo(Visitor.presence(1, 0));
    }

    @Test
    void who_is_in_no_room_is_told_when_others_come_wait_and_go() {
        var alice = visitor("Alice");

        var bob = visitor("Bob").queues();
        alice.expectPresence(2, 1);
        bob.expectPresence(2, 1);

        bob.close();
        alice.expectPresence(1, 0);
    }

    @Test
    void who_is_in_a_room_is_told_afterwards() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var carol = visitor("Carol");

        // when: two counts go by, so that everybody's turn has come between
        visitor("Dave");
        carol.expectPresence(4, 0);
        visitor("Erin");
        carol.expectPresence(5, 0);

        // then
        assertThat(alice.transcript()).noneMatch(frame -> frame.contains("\"online\":4"));
        bob.unqueues();
        expectLeave(alice, bob, room);
        alice.expectPresence(5, 0);
    }

    @Test
    void who_has_not_introduced_itself_is_told_nothing() {
        var stranger = stranger();
        var alice = visitor("Alice");

        visitor("Bob");
        alice.expectPresence(3, 0);
        visitor("Carol");
        alice.expectPresence(4, 0);

        stranger.expectNothingMore();
        assertThat(stranger.transcript()).hasSize(1);
    }
}
