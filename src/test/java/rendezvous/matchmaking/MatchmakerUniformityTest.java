package rendezvous.matchmaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Partners are drawn uniformly from those of the best kind, however they are found. */
class MatchmakerUniformityTest {
    private static final int OTHERS = 10;
    private static final Set<Integer> EVERYBODY = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    /** The 0.1 % bounds of chi-squared by the degrees of freedom, one less than there are who may come up. */
    private static final double[] BOUNDS = {0, 10.83, 13.82, 16.27, 18.47, 20.52, 22.46, 24.32, 26.12, 27.88};

    @Test
    void from_those_not_barred_when_nearly_all_are() {
        assertUniform(number -> Wishes.NONE, Set.of(3, 7), Set.of(1, 2, 4, 5, 6, 8, 9, 10));
    }

    @Test
    void from_those_not_barred_when_hardly_any_are_and_luck_fails_more_often_than_not() {
        assertUniform(number -> Wishes.NONE, Set.of(1, 2, 4, 5, 7, 8, 10), Set.of(3, 6, 9));
    }

    @Test
    void from_those_who_share_one_interest_or_several() {
        // Of the three interests of the first, half of the others share one, some two, and one all three.
        assertUniform(MatchmakerUniformityTest::overlapping, Set.of(), Set.of(1, 2, 3, 4, 5, 6, 7, 8));
    }

    @Test
    void from_those_who_share_when_most_of_them_are_barred() {
        assertUniform(MatchmakerUniformityTest::overlapping, Set.of(1, 3, 4, 5, 7), Set.of(2, 6, 8));
    }

    @Test
    void from_those_of_the_language_when_nobody_shares_an_interest() {
        assertUniform(
                number -> new Wishes(List.of("interest " + number), number % 2 == 0 ? "en-GB" : "de"),
                Set.of(4),
                Set.of(2, 6, 8, 10));
    }

    @Test
    void from_those_of_the_language_when_those_who_share_an_interest_are_barred() {
        assertUniform(
                number -> new Wishes(number < 4 ? List.of("chess") : List.of(), "en"),
                Set.of(1, 2, 3),
                Set.of(4, 5, 6, 7, 8, 9, 10));
    }

    @Test
    void from_all_who_are_open_when_nobody_shares_anything() {
        var alone = Crowd.of(OTHERS + 1, number -> Crowd.interested(number), OTHERS + 1, List.of());

        assertUniform(alone, EVERYBODY);
    }

    @Test
    void from_all_who_are_left_when_the_overdue_find_nobody_else() {
        var choosy = Crowd.of(OTHERS + 1, Crowd::interested, 1, 1, List.of());

        assertUniform(choosy, EVERYBODY);
    }

    @Test
    void from_all_who_are_left_when_the_open_are_barred() {
        var pairs = Set.of(Crowd.pair(0, 1), Crowd.pair(0, 2), Crowd.pair(0, 5), Crowd.pair(0, 9));

        assertUniform(Crowd.of(OTHERS + 1, Crowd::interested, 3, 1, pairs), Set.of(3, 4, 6, 7, 8, 10));
    }

    /** Ten others; the first has the interests 1, 2 and 3. */
    private static Wishes overlapping(int number) {
        return switch (number) {
            case 0, 8 -> Crowd.interested(1, 2, 3);
            case 1, 2 -> Crowd.interested(1);
            case 3 -> Crowd.interested(2, 7);
            case 4 -> Crowd.interested(3, 8, 9);
            case 5, 6 -> Crowd.interested(1, 2);
            case 7 -> Crowd.interested(2, 3, 9);
            default -> Crowd.interested(7, 8);
        };
    }

    private static void assertUniform(IntFunction<Wishes> wishes, Set<Integer> barred, Set<Integer> expected) {
        var pairs = barred.stream().map(number -> Crowd.pair(0, number)).toList();
        assertUniform(Crowd.of(OTHERS + 1, wishes, 0, pairs), expected);
    }

    /** The first chooser's partners are those who are expected, each as often as chance has it. */
    private static void assertUniform(Crowd crowd, Set<Integer> expected) {
        var random = new Random(20261122);
        var drawn = new int[OTHERS + 1];
        int rounds = 80_000;
        for (int i = 0; i < rounds; i++) {
            drawn[(int) crowd.matches(random).get(0).second().since()]++;
        }

        double share = (double) rounds / expected.size();
        double chiSquared = expected.stream()
                .mapToDouble(number -> (drawn[number] - share) * (drawn[number] - share) / share)
                .sum();
        assertThat(IntStream.rangeClosed(1, OTHERS).filter(number -> drawn[number] > 0))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(chiSquared).isLessThan(BOUNDS[expected.size() - 1]);
    }
}
