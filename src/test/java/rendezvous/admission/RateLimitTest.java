package rendezvous.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final RateLimit limit = new RateLimit(10, 3, 0);

    @Test
    void a_burst_passes_and_no_more_than_that() {
        assertThat(IntStream.range(0, 5).filter(i -> limit.take(0)).count()).isEqualTo(3);
    }

    @Test
    void time_brings_tokens_back_at_the_rate_and_up_to_the_burst() {
        IntStream.range(0, 3).forEach(i -> limit.take(0));

        assertThat(limit.take(99)).isFalse();
        assertThat(limit.take(200)).isTrue();
        assertThat(IntStream.range(0, 10).filter(i -> limit.take(100_000)).count())
                .isEqualTo(3);
    }

    @Test
    void a_clock_that_is_set_back_gives_nothing_away() {
        IntStream.range(0, 3).forEach(i -> limit.take(1_000));

        assertThat(limit.take(0)).isFalse();
        assertThat(limit.take(50)).isFalse();
    }

    @Test
    void what_costs_more_than_there_is_costs_nothing() {
        assertThat(limit.take(4, 0)).isFalse();
        assertThat(limit.take(3, 0)).isTrue();
        assertThat(limit.take(1, 0)).isFalse();
    }

    @Test
    void it_is_full_again_when_nothing_of_what_was_taken_is_felt_any_more() {
        assertThat(limit.isFull(0)).isTrue();
        limit.take(2, 0);
        assertThat(limit.isFull(199)).isFalse();
        assertThat(limit.isFull(200)).isTrue();
    }
}
