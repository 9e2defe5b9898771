package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rendezvous.protocol.ServerMessage.Presence;

class TurnoutTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "99, 99",
        "100, 100",
        "104, 100",
        "105, 110",
        "994, 990",
        "995, 1000",
        "1249, 1200",
        "12345, 12000",
        "99500, 100000"
    })
    void above_a_hundred_two_digits_are_enough(int number, int told) {
        assertThat(Turnout.rounded(number)).isEqualTo(told);
    }

    @Test
    void other_numbers_are_news_the_same_are_not_and_neither_are_those_of_before() {
        var told = turnout(2, 1_000);

        assertThat(turnout(3, 2_000).isNewsAfter(told)).isTrue();
        assertThat(turnout(2, 2_000).isNewsAfter(told)).isFalse();
        assertThat(turnout(1, 500).isNewsAfter(told)).isFalse();
    }

    private static Turnout turnout(int online, long taken) {
        return new Turnout(new Presence(online, 0), "", taken);
    }
}
