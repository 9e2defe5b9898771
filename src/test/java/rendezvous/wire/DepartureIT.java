package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code leave} as the server says it: once, to whoever is left, and true to what happened. */
@Journey
class DepartureIT extends WireTest {

    @Test
    void hanging_up_tells_the_partner_once() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);

        alice.unqueues().unqueues();

        expectLeave(bob, alice, room);
        alice.expectNothingMore();
    }

    @Test
    void closing_tells_the_partner_once() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);

        alice.close();

        assertThat(bob.expect("leave").fields()).isEqualTo(leave(alice.id(), room, false));
        census().await("sessions", 1);
        bob.expectNothingMore();
    }

    @Test
    void hanging_up_and_closing_tells_the_partner_once() {
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);

        alice.unqueues().close();

        assertThat(bob.expect("leave").fields()).isEqualTo(leave(alice.id(), room, false));
        census().await("sessions", 1);
        bob.expectNothingMore();
    }

    @Test
    void a_connection_that_is_cut_tells_the_partner_once_when_nobody_comes_back() {
        // given
        var raw = rawSocket();
        var bob = visitor("Bob").queues();
        var room = enters(raw);
        var cutId = bob.expectMatch().getString("remoteId");

        // when
        raw.cuts();

        // then
        assertThat(bob.expect("leave").fields()).isEqualTo(leave(cutId, room, true));
        census().await("sessions", 1);
        bob.expectNothingMore();
    }

    @Test
    void so_does_a_connection_that_ends_without_a_close_frame() {
        var raw = rawSocket();
        var bob = visitor("Bob").queues();
        enters(raw);
        bob.expectMatch();

        raw.ends();

        assertThat(bob.expect("leave").flag("isTimeout")).isTrue();
        census().await("sessions", 1);
        bob.expectNothingMore();
    }

    @Test
    void one_who_closed_while_waiting_is_not_matched() {
        var alice = visitor("Alice").queues().expectNothingMore();
        alice.close();
        census().await("sessions", 0);

        var bob = visitor("Bob").queues();

        census().await("waiting", 1);
        bob.expectNothingMore();
    }

    @Test
    void both_closing_at_once_leaves_nothing_behind() {
        for (int i = 0; i < 20; i++) {
            var alice = visitor("Alice");
            var bob = visitor("Bob");
            meet(alice, bob);

            alice.close();
            bob.close();

            census().awaitNobody();
        }
    }

    @Test
    void the_one_who_was_left_meets_the_next_by_asking() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        alice.close();
        bob.expect("leave");

        // when: as a page does that names the room it was left in
        bob.leaves(room);

        // then
        expectMatch(bob, visitor("Carol").queues());
    }

    /** Introduces itself, asks and is matched: the room's id. */
    private static String enters(RawSocket raw) {
        raw.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Raw\"}}").expect("setInfoSuccess");
        return raw.says("{\"event\":\"queue\"}").expect("match").text("roomId");
    }
}
