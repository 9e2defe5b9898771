package rendezvous.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsedTicketsTest {
    private final UsedTickets used = new UsedTickets();

    @Test
    void a_ticket_is_used_once_until_it_ends() {
        assertThat(used.use("one", 1_000, 0)).isTrue();
        assertThat(used.use("one", 1_000, 1_000)).isFalse();
        assertThat(used.use("other", 1_000, 1_000)).isTrue();
    }

    @Test
    void they_are_forgotten_when_they_have_ended_and_not_before() {
        IntStream.range(0, UsedTickets.MOST).forEach(i -> used.use("ticket " + i, 1_000 + i, 0));

        assertThat(used.use("one more", 5_000_000, 1_000)).isFalse();
        assertThat(used.use("one more", 5_000_000, 1_001)).isTrue();
        assertThat(used.use("ticket 1", 5_000_000, 1_001)).isFalse();
    }
}
