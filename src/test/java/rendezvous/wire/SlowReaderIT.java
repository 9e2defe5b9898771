package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A client that stops reading is closed at the cap of its outbox, and slows nobody down. */
class SlowReaderIT extends WireTest {
    /** What may be sent at once. */
    private static final int FRAMES = 190;

    @Test
    void who_does_not_read_is_closed_while_the_calls_of_others_go_on() {
        // given: one who takes in next to nothing, and a pair beside it
        var slow = guest(RawSocket.connectedTo(signaling(), 4 * 1024));
        assertThat(slow.handshakes()).isEqualTo(101);
        slow.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Slow\"}}").expect("setInfoSuccess");
        var alice = visitor("Alice").queues();
        var room = slow.says("{\"event\":\"queue\"}").expect("match").text("roomId");
        var slowId = alice.expectMatch().getString("remoteId");
        var carol = visitor("Carol");
        var dave = visitor("Dave");
        meet(carol, dave);

        // when: it is sent more than kernel and outbox hold together
        var large = inRoom(room, description("offer", "x".repeat(64_000)));
        for (int i = 0; i < FRAMES; i++) {
            alice.says("offer", large);
            if (i % 2 == 0) {
                // then: the others do not wait for it
                carol.says("icecandidate", candidate("c" + i));
                assertThat(dave.expect("icecandidate").text("candidate")).isEqualTo("c" + i);
            }
        }

        // then
        assertThat(alice.expect("leave").fields()).isEqualTo(leave(slowId, room, false));
        census().await("sessions", 3);
        // Only the connector can do this: the container itself would keep the socket until all of it had been read.
        assertThat(slow.awaitsClose()).as("cut without waiting for the reader").isEqualTo(RawSocket.CUT);
        alice.expectNothingMore();
        meet(alice, visitor("Erin"));
    }
}
