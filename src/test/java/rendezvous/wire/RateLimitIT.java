package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** At the default limits: 200 frames at once, 50 a second sustained, 20 errors. */
class RateLimitIT extends WireTest {
    private static final String PING = "{\"event\":\"ping\"}";

    @Test
    void two_hundred_frames_at_once_are_fine() {
        var alice = rawSocket().saysAtOnce(Collections.nCopies(200, PING));

        for (int i = 0; i < 200; i++) {
            alice.expect("pong");
        }
    }

    @Test
    void frames_beyond_the_limit_are_dropped_and_told_of_and_later_ones_are_served_again() {
        // given: more than may come at once, and then a few at a time until one is refused
        var alice = rawSocket().saysAtOnce(Collections.nCopies(212, PING));
        int answered = 0;
        int refused = 0;
        for (int i = 0; i < 212; i++) {
            if (alice.next("pong or error").event().equals("pong")) {
                answered++;
            } else {
                refused++;
            }
        }
        for (int more = 0; refused == 0 && more < 100; more++) {
            alice.saysAtOnce(Collections.nCopies(10, PING));
            for (int i = 0; i < 10; i++) {
                var answer = alice.next("pong or error");
                refused += answer.event().equals("error") ? 1 : 0;
            }
        }
        assertThat(answered).isGreaterThanOrEqualTo(200);
        assertThat(refused).isPositive();

        // when: some time has gone by, as the server's own heartbeat shows
        alice.awaits(RawSocket.PING);
        alice.awaits(RawSocket.PING);

        // then
        alice.says(PING).expect("pong");
    }

    @Test
    void a_flood_is_closed_and_is_not_relayed() {
        // given
        var mallory = rawSocket();
        mallory.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Mallory\"}}").expect("setInfoSuccess");
        mallory.says("{\"event\":\"queue\"}");
        var bob = visitor("Bob").queues();
        bob.expectMatch();
        mallory.expect("match");

        // when
        mallory.saysAtOnce(Collections.nCopies(5_000, "{\"event\":\"icecandidate\",\"data\":null}"));

        // then
        int relayed = 0;
        var next = bob.expectAnything();
        while (next.event().equals("icecandidate")) {
            relayed++;
            next = bob.expectAnything();
        }
        assertThat(next.event()).isEqualTo("leave");
        assertThat(next.flag("isTimeout")).isFalse();
        // The burst, and what a slow machine's seconds allow on top of it.
        assertThat(relayed).isBetween(150, 1_200);
        assertThat(mallory.awaitsClose()).isIn(1008, RawSocket.CUT);
    }

    @Test
    void one_who_floods_takes_nothing_from_the_others() {
        var mallory = rawSocket().saysAtOnce(Collections.nCopies(2_000, PING));

        var alice = visitor("Alice");
        var bob = visitor("Bob");
        meet(alice, bob);
        for (int i = 0; i < 50; i++) {
            alice.says("icecandidate", candidate("c" + i));
            bob.expect("icecandidate");
        }
        bob.expectNothingMore();
        assertThat(mallory.awaitsClose()).isIn(1008, RawSocket.CUT);
    }
}
