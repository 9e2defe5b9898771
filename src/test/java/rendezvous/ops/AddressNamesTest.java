package rendezvous.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rendezvous.lobby.ManualClock;

class AddressNamesTest {
    private final ManualClock clock = new ManualClock();
    private final AddressNames names = new AddressNames(clock, new Random(1));

    @Test
    void all_day_an_address_has_one_name_and_another_address_has_another() {
        var name = names.of("192.0.2.7");
        clock.advance(Duration.ofHours(23));

        assertThat(names.of("192.0.2.7")).isEqualTo(name).matches("[0-9a-f]{12}");
        assertThat(names.of("192.0.2.8")).isNotEqualTo(name);
    }

    @Test
    void on_another_day_nobody_is_known_again() {
        var name = names.of("192.0.2.7");
        clock.advance(Duration.ofHours(24));

        assertThat(names.of("192.0.2.7")).isNotEqualTo(name);
    }

    @Test
    void another_node_has_names_of_its_own() {
        var elsewhere = new AddressNames(clock, new Random(2));

        assertThat(elsewhere.of("192.0.2.7")).isNotEqualTo(names.of("192.0.2.7"));
    }
}
