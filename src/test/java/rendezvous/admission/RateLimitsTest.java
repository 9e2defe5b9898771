package rendezvous.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final RateLimits limits = new RateLimits(1, 1);

    @Test
    void each_address_has_its_own() {
        assertThat(limits.of(address(1), 0).take(0)).isTrue();
        assertThat(limits.of(address(1), 0).take(0)).isFalse();
        assertThat(limits.of(address(2), 0).take(0)).isTrue();
    }

    @Test
    void of_too_many_the_one_that_has_not_come_for_longest_is_forgotten() {
        // given
        for (int i = 0; i < Callers.MOST_IDLE; i++) {
            limits.of(address(i), 0).take(0);
        }
        limits.of(address(0), 0);

        // when
        limits.of(address(-1), 0);

        // then
        assertThat(limits.of(address(0), 0).take(0)).isFalse();
        assertThat(limits.of(address(1), 0).take(0)).isTrue();
    }

    private static ClientAddress address(long number) {
        return new ClientAddress(true, number);
    }
}
