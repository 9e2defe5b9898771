package rendezvous.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AliveCheckTest {
    private static final Pulse NOT_YET = new Pulse(Duration.ofDays(20_000), Duration.ofDays(20_000));
    private static final Pulse WELL = new Pulse(Duration.ofMillis(900), Duration.ofMillis(90));
    private static final Pulse LATE = new Pulse(Duration.ofSeconds(30), Duration.ofMillis(90));
    private static final Pulse STUCK = new Pulse(Duration.ofMinutes(2), Duration.ofMillis(90));

    private final AliveCheck check = new AliveCheck(null, null);

    @Test
    void who_has_not_begun_is_alive() {
        assertThat(check.isAlive(NOT_YET)).isTrue();
    }

    @Test
    void being_late_is_no_reason_for_a_restart_and_standing_still_is() {
        assertThat(check.isAlive(WELL)).isTrue();
        assertThat(check.isAlive(LATE)).isTrue();
        assertThat(check.isAlive(STUCK)).isFalse();
    }

    @Test
    void who_moves_again_is_alive_again() {
        check.isAlive(WELL);
        check.isAlive(STUCK);

        assertThat(check.isAlive(LATE)).isTrue();
    }
}
