package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final Journal journal = new Journal(10);

    @BeforeEach
    void frames_are_kept() {
        journal.keep();
    }

    @Test
    void what_follows_any_kept_number_can_be_had_again() {
        List.of("a", "b", "c").forEach(journal::add);

        assertThat(journal.last()).isEqualTo(3);
        assertThat(journal.after(0)).contains(List.of("a", "b", "c"));
        assertThat(journal.after(2)).contains(List.of("c"));
        assertThat(journal.after(3)).contains(List.of());
    }

    @Test
    void what_has_arrived_is_let_go_of() {
        List.of("a", "b", "c").forEach(journal::add);

        journal.confirm(2);
        journal.confirm(1);

        assertThat(journal.after(2)).contains(List.of("c"));
        assertThat(journal.after(1)).isEmpty();
        journal.confirm(3);
        journal.add("d");
        assertThat(journal.after(3)).contains(List.of("d"));
    }

    @Test
    void numbers_that_make_no_sense_change_nothing() {
        List.of("a", "b").forEach(journal::add);

        journal.confirm(-1);
        journal.confirm(3);
        journal.confirm(Long.MAX_VALUE);

        assertThat(journal.after(0)).contains(List.of("a", "b"));
        assertThat(journal.after(-1)).isEmpty();
        assertThat(journal.after(3)).isEmpty();
    }

    @Test
    void beyond_its_capacity_the_oldest_go_and_no_gap_is_passed_over() {
        List.of("12345", "12345", "6").forEach(journal::add);

        assertThat(journal.after(0)).isEmpty();
        assertThat(journal.after(1)).contains(List.of("12345", "6"));
        journal.add("longer than all of it");
        assertThat(journal.after(3)).isEmpty();
        assertThat(journal.after(4)).contains(List.of());
    }

    @Test
    void who_confirms_nothing_for_too_long_though_it_is_there_has_nothing_kept() {
        journal.add("a");
        journal.review(1_000, 1_000, 15);
        journal.add("b");
        journal.review(1_015, 1_015, 15);
        assertThat(journal.after(0)).contains(List.of("a", "b"));

        journal.review(1_016, 1_016, 15);
        assertThat(journal.after(0)).isEmpty();
        assertThat(journal.after(1)).contains(List.of("b"));
    }

    @Test
    void who_is_not_heard_of_or_has_just_come_back_keeps_what_it_may_have_missed() {
        journal.add("a");
        journal.review(1_000, 1_000, 15);

        journal.review(1_001, 2_000, 15);
        journal.move();
        journal.review(2_000, 2_000, 15);

        assertThat(journal.after(0)).contains(List.of("a"));
    }

    @Test
    void before_anybody_can_come_back_frames_are_only_counted() {
        var counting = new Journal(10);
        counting.add("a");
        counting.keep();
        counting.add("b");

        assertThat(counting.after(0)).isEmpty();
        assertThat(counting.after(1)).contains(List.of("b"));
    }
}
