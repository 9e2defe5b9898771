package rendezvous.matchmaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How long one waits at most, whatever all others wish, while people keep arriving. */
class WaitTest {
    private static final Wishes ENGLISH = new Wishes(List.of(), "en");
    private static final Wishes VIETNAMESE = new Wishes(List.of(), "vi");
    private static final int GAP_MILLIS = 2_000;

    @Example
    void one_whose_language_is_rare_meets_somebody_however_the_others_come() {
        for (int atOnce : new int[] {1, 2, 3}) {
            assertNobodyStarves(new Street(1), atOnce, number -> number == 0 ? VIETNAMESE : ENGLISH);
        }
    }

    @Example
    void one_without_wishes_meets_somebody_though_all_others_are_choosy() {
        for (int atOnce : new int[] {1, 2, 3}) {
            assertNobodyStarves(new Street(1), atOnce, number -> number == 0 ? Wishes.NONE : ENGLISH);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void nobody_starves_whatever_all_wish(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int atOnce) {
        var random = new Random(seed);
        var kinds = List.of(
                ENGLISH, ENGLISH, ENGLISH, VIETNAMESE, Wishes.NONE, Crowd.interested(1, 2), Crowd.interested(2, 3));

        assertNobodyStarves(new Street(seed), atOnce, number -> kinds.get(random.nextInt(kinds.size())));
    }

    /** Ten minutes; who is overdue and alone waits for the next to arrive, and nobody can do better. */
    private static void assertNobodyStarves(Street street, int atOnce, IntFunction<Wishes> wishes) {
        int number = 0;
        for (int gap = 0; gap < 300; gap++) {
            for (int i = 0; i < atOnce; i++) {
                street.arrive(wishes.apply(number++));
            }
            for (int passed = 0; passed < GAP_MILLIS; passed += Street.ROUND_MILLIS) {
                street.pass();
                assertThat(street.overdue())
                        .as("overdue while somebody else waits")
                        .satisfiesAnyOf(
                                overdue -> assertThat(overdue).isEmpty(),
                                overdue -> assertThat(street.waiting()).hasSize(1));
            }
        }
        assertThat(street.longestWait())
                .isLessThanOrEqualTo(2 * Street.WIDEN_AFTER_MILLIS + GAP_MILLIS + Street.ROUND_MILLIS);
    }
}
