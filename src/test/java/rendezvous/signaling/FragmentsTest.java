package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FragmentsTest {
    private final Fragments fragments = new Fragments(4);

    @Test
    void a_message_is_there_with_its_last_part() {
        assertThat(fragments.add("a", false)).isEmpty();
        assertThat(fragments.add("", false)).isEmpty();
        assertThat(fragments.add("bc", true)).contains("abc");
    }

    @Test
    void each_message_begins_anew() {
        fragments.add("a", false);
        fragments.add("b", true);

        assertThat(fragments.add("c", true)).contains("c");
        assertThat(fragments.add("d", false)).isEmpty();
        assertThat(fragments.add("e", true)).contains("de");
    }

    @Test
    void the_parts_of_a_message_fit_as_long_as_all_of_it_does() {
        assertThat(fragments.fits("abcd")).isTrue();
        assertThat(fragments.fits("abcde")).isFalse();

        fragments.add("abc", false);

        assertThat(fragments.fits("d")).isTrue();
        assertThat(fragments.fits("de")).isFalse();
    }

    @Test
    void what_did_not_fit_is_forgotten() {
        fragments.add("abc", false);
        assertThat(fragments.fits("de")).isFalse();

        assertThat(fragments.add("f", true)).contains("f");
    }
}
