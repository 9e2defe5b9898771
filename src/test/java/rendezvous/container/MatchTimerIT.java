package rendezvous.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rendezvous.identity.PeerId;
import rendezvous.lobby.FlakyRound;
import rendezvous.lobby.Lobby;
import rendezvous.rooms.Rooms;

/** The EJB timer is the guarantee behind every match: here nobody asks for a round but the timer. */
@ExtendWith(ArquillianExtension.class)
class MatchTimerIT {
    private static final int SECONDS = 20;

    @Inject
    private FlakyRound round;

    @Inject
    private Lobby lobby;

    @Inject
    private Rooms rooms;

    private final PeerId alice = PeerId.random(new SecureRandom());
    private final PeerId bob = PeerId.random(new SecureRandom());

    @Test
    void the_timer_matches_two_who_wait_though_nobody_asked_for_a_round() throws InterruptedException {
        try {
            twoWait();

            assertThat(round.awaitRounds(2, SECONDS)).as("two rounds ran").isTrue();

            assertThat(rooms.of(alice)).isPresent().isEqualTo(rooms.of(bob));
        } finally {
            twoGo();
        }
    }

    @Test
    void the_timer_goes_on_after_round_upon_round_has_thrown() throws InterruptedException {
        // given: a container strikes off a timer that throws, after one more try
        round.failWith(new IllegalStateException("wanted by a test: a round that throws"));
        round.failWith(new IllegalStateException("wanted by a test: a round that throws again"));
        round.failWith(new StackOverflowError("wanted by a test: a round that errs"));
        round.failWith(new Exception("wanted by a test: a round that throws what it must not"));

        // when
        assertThat(round.awaitFailures(4, SECONDS)).as("four rounds threw").isTrue();

        // then
        try {
            twoWait();
            assertThat(round.awaitRounds(2, SECONDS)).as("two rounds ran").isTrue();
            assertThat(rooms.of(alice)).isPresent();
        } finally {
            twoGo();
        }
    }

    private void twoWait() {
        lobby.enter(alice);
        lobby.enter(bob);
        assertThat(lobby.join(alice)).isTrue();
        assertThat(lobby.join(bob)).isTrue();
    }

    private void twoGo() {
        lobby.exit(alice, room -> {});
        lobby.exit(bob, room -> {});
    }
}
