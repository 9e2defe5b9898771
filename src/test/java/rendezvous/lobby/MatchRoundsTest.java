package rendezvous.lobby;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class MatchRoundsTest {

    @Test
    void a_round_that_fails_does_not_keep_the_next_from_running() {
        var runs = new AtomicInteger();
        var rounds = roundsOf(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new StackOverflowError("the first one breaks");
            }
            return false;
        });

        assertThatCode(rounds::run).doesNotThrowAnyException();
        rounds.run();

        assertThat(runs).hasValue(2);
    }

    @Test
    void a_round_that_lost_somebody_on_the_way_is_run_again() {
        var runs = new AtomicInteger();
        var rounds = roundsOf(() -> runs.incrementAndGet() < 3);

        rounds.run();

        assertThat(runs).hasValue(3);
    }

    @Test
    void who_asks_while_a_round_runs_gets_one_afterwards_and_never_a_second_beside_it() throws Exception {
        var runs = new AtomicInteger();
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var rounds = roundsOf(() -> {
            runs.incrementAndGet();
            entered.countDown();
            return awaitQuietly(release);
        });
        var runner = new Thread(rounds::run);
        runner.start();
        assertThat(entered.await(10, SECONDS)).isTrue();

        for (int i = 0; i < 5; i++) {
            rounds.run();
        }
        assertThat(runs).hasValue(1);
        release.countDown();
        runner.join(10_000);

        assertThat(runs).hasValue(2);
    }

    @Test
    void how_long_ago_a_round_ended_well_tells_whether_rounds_still_run() {
        var clock = new ManualClock();
        var broken = new AtomicBoolean();
        var rounds = new MatchRounds(
                new StubRound(() -> {
                    if (broken.get()) {
                        throw new IllegalStateException("broken");
                    }
                    return false;
                }),
                clock,
                new Heard<>());

        clock.advance(Duration.ofSeconds(9));
        rounds.run();
        assertThat(rounds.sinceLastRound()).isZero();

        broken.set(true);
        clock.advance(Duration.ofSeconds(9));
        rounds.run();
        assertThat(rounds.sinceLastRound()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void it_is_told_what_a_round_took_and_whether_it_broke() {
        var clock = new ManualClock();
        var told = new Heard<RoundEnded>();
        var runs = new AtomicInteger();
        var rounds = new MatchRounds(
                new StubRound(() -> {
                    clock.advance(Duration.ofMillis(7));
                    if (runs.incrementAndGet() == 2) {
                        throw new IllegalStateException("the second one breaks");
                    }
                    return false;
                }),
                clock,
                told);

        rounds.run();
        rounds.run();

        assertThat(told.all)
                .containsExactly(
                        new RoundEnded(Duration.ofMillis(7), true), new RoundEnded(Duration.ofMillis(7), false));
    }

    private static MatchRounds roundsOf(BooleanSupplier body) {
        return new MatchRounds(new StubRound(body), Clock.systemUTC(), new Heard<>());
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static final class StubRound extends MatchRound {
        private final BooleanSupplier body;

        StubRound(BooleanSupplier body) {
            this.body = body;
        }

        @Override
        boolean run() {
            return body.getAsBoolean();
        }
    }
}
