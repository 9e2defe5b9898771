package rendezvous.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rendezvous.signaling.Refusal;
import rendezvous.signaling.Refused;

class RefusalLogTest {
    private final Lines lines = new Lines(RefusalLog.class);
    private final RefusalLog log = new RefusalLog();

    @AfterEach
    void silence() {
        lines.close();
    }

    @Test
    void a_flood_of_refusals_is_one_line() {
        for (int i = 0; i < 10_000; i++) {
            log.count(new Refused(Refusal.FRAME));
        }
        log.count(new Refused(Refusal.ORIGIN));

        log.tell();

        assertThat(lines.all()).containsExactly("refused origin=1 frame=10000");
    }

    @Test
    void what_was_told_is_not_told_again_and_nothing_is_no_line() {
        log.tell();
        log.count(new Refused(Refusal.RATE));
        log.tell();
        log.tell();

        assertThat(lines.all()).containsExactly("refused rate=1");
    }
}
