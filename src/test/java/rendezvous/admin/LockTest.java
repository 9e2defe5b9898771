package rendezvous.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.admin.Lock.Answer.CLOSED;
import static rendezvous.admin.Lock.Answer.LATER;
import static rendezvous.admin.Lock.Answer.OPEN;

import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.admission.ClientAddress;
import rendezvous.config.Secret;
import rendezvous.lobby.ManualClock;

class LockTest {
    private static final String PASSWORD = "pässword: of 12";

    private static final ClientAddress HERE = new ClientAddress(false, 1);
    private static final ClientAddress ELSEWHERE = new ClientAddress(false, 2);

    private final ManualClock clock = new ManualClock();
    private final Lock lock = new Lock(new Secret(PASSWORD), clock);

    @Test
    void the_password_opens_whatever_the_name() {
        assertThat(lock.open(HERE, basic("admin:" + PASSWORD))).isEqualTo(OPEN);
        assertThat(lock.open(HERE, basic(":" + PASSWORD))).isEqualTo(OPEN);
        assertThat(lock.open(HERE, "bASIC " + basic(":" + PASSWORD).substring(6)))
                .isEqualTo(OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "admin:", "admin:pässword: of 1", "admin:pässword: of 123", "pässword: of 12"})
    void nothing_else_does(String told) {
        assertThat(lock.open(HERE, basic(told))).isEqualTo(CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer cMOkc3N3b3Jk", "Basic " + "A"})
    void what_is_no_password_at_all_does_not_either(String authorization) {
        assertThat(lock.open(HERE, authorization)).isEqualTo(CLOSED);
    }

    @Test
    void who_says_nothing_has_not_tried() {
        for (int i = 0; i < 100; i++) {
            assertThat(lock.open(HERE, null)).isEqualTo(CLOSED);
        }
        assertThat(lock.open(HERE, basic(":" + PASSWORD))).isEqualTo(OPEN);
    }

    @Test
    void after_some_wrong_ones_none_is_tried_for_a_while_not_even_the_right_one() {
        // given
        for (int i = 0; i < Lock.BURST; i++) {
            assertThat(lock.open(HERE, basic(":wrong"))).isEqualTo(CLOSED);
        }

        // then
        assertThat(lock.open(HERE, basic(":" + PASSWORD))).isEqualTo(LATER);
        clock.advance(Lock.PER_TRY.minusMillis(1));
        assertThat(lock.open(HERE, basic(":" + PASSWORD))).isEqualTo(LATER);

        // when
        clock.advance(Duration.ofMillis(1));

        // then: and a right one costs nothing
        for (int i = 0; i < 100; i++) {
            assertThat(lock.open(HERE, basic(":" + PASSWORD))).isEqualTo(OPEN);
        }
        assertThat(lock.open(HERE, basic(":wrong"))).isEqualTo(CLOSED);
        assertThat(lock.open(HERE, basic(":wrong"))).isEqualTo(LATER);
    }

    @Test
    void who_guesses_elsewhere_locks_nobody_out() {
        for (int i = 0; i <= Lock.BURST; i++) {
            lock.open(ELSEWHERE, basic(":wrong"));
        }

        assertThat(lock.open(ELSEWHERE, basic(":" + PASSWORD))).isEqualTo(LATER);
        assertThat(lock.open(HERE, basic(":" + PASSWORD))).isEqualTo(OPEN);
    }

    @Test
    void tries_are_not_saved_up() {
        clock.advance(Duration.ofDays(1));
        for (int i = 0; i < Lock.BURST; i++) {
            assertThat(lock.open(HERE, basic(":wrong"))).isEqualTo(CLOSED);
        }
        assertThat(lock.open(HERE, basic(":wrong"))).isEqualTo(LATER);
    }

    private static String basic(String told) {
        return "Basic " + Base64.getEncoder().encodeToString(told.getBytes(UTF_8));
    }
}
