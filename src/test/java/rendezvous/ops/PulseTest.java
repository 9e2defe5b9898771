package rendezvous.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Duration LATEST = Duration.ofSeconds(10);
    private static final Duration RECENT = LATEST.minusMillis(1);

    @Test
    void both_must_have_been_seen_within_the_time() {
        assertThat(new Pulse(RECENT, RECENT).isWithin(LATEST)).isTrue();
        assertThat(new Pulse(LATEST, RECENT).isWithin(LATEST)).isFalse();
        assertThat(new Pulse(RECENT, LATEST).isWithin(LATEST)).isFalse();
    }
}
