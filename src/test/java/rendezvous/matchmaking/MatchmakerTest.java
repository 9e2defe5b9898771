package rendezvous.matchmaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.identity.PeerId;

/** Crowds too large for properties, and moments in time. */
class MatchmakerTest {
    private static final int MANY = 100_000;

    @Test
    void a_hundred_thousand_who_all_skipped_twenty_are_all_paired() {
        var crowd = Crowd.withRandomSkips(MANY, 20, new Random(7));

        assertThat(crowd.matches(new Random(7))).hasSize(MANY / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void a_hundred_thousand_with_five_interests_each_find_somebody_who_shares_one(int interests) {
        var crowd = Crowd.withRandomInterests(MANY, 5, interests, new Random(7));

        var matches = crowd.matches(new Random(7));

        assertThat(matches).allMatch(match -> !match.sharedInterests().isEmpty());
        // No interest is left to two of them, so that less than half of the interests' number can be.
        assertThat(crowd.leftOver(matches).stream().flatMap(ticket -> ticket.wishes().interests().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_hundred_thousand_who_share_all_they_have_are_each_settled_by_one_question() {
        var crowd =
                Crowd.of(MANY, number -> Crowd.interested(IntStream.range(0, 10).toArray()), 0, List.of());
        var questions = new int[1];

        var matches = crowd.matches(new AnyoneMeets(questions), new Random(1));

        assertThat(matches).hasSize(MANY / 2);
        assertThat(questions[0]).isEqualTo(MANY / 2);
    }

    @Test
    void where_nobody_is_compatible_each_is_settled_by_a_few_questions_and_one_list() {
        assertFewQuestions(Crowd.of(2_000, Set.of()));
    }

    @Test
    void sharing_all_ten_interests_and_the_language_takes_no_question_more() {
        var wishes =
                new Wishes(IntStream.range(0, 10).mapToObj(i -> "interest " + i).toList(), "en");

        assertFewQuestions(Crowd.of(2_000, number -> wishes, 2_000, List.of()));
        assertFewQuestions(Crowd.of(2_000, number -> wishes, 0, List.of()));
        assertFewQuestions(Crowd.of(2_000, number -> wishes, 1_000, 1_000, List.of()));
    }

    @Test
    void a_hundred_thousand_in_cliques_where_nobody_is_compatible_inside_meet_outside() {
        // Given 1,000 cliques of 100: everybody skipped everybody in the own clique
        int cliqueSize = 100;
        var crowd = Crowd.of(MANY, Set.of());

        var matches = crowd.matches(new Cliques(cliqueSize), new Random(1));

        assertThat(matches.size()).isGreaterThan(49_900);
        assertThat(matches)
                .noneMatch(match ->
                        match.first().since() / cliqueSize == match.second().since() / cliqueSize);
    }

    @Test
    void two_with_nothing_in_common_meet_once_both_have_waited_long_enough() {
        var chess = new Ticket(Crowd.peer(1), 1_000, Crowd.interested(1));
        var hiking = new Ticket(Crowd.peer(2), 2_000, Crowd.interested(2));
        var waiting = List.of(chess, hiking);

        assertThat(Matchmaker.match(waiting, choosyFrom(1), PairingRule.ANYONE, new Random(1)))
                .isEmpty();
        assertThat(Matchmaker.match(waiting, choosyFrom(2_000), PairingRule.ANYONE, new Random(1)))
                .isEmpty();
        assertThat(Matchmaker.match(waiting, choosyFrom(2_001), PairingRule.ANYONE, new Random(1)))
                .containsExactly(new Match(chess, hiking));
    }

    @Test
    void one_who_is_choosy_still_does_not_meet_one_without_wishes() {
        var easy = new Ticket(Crowd.peer(1), 1_000, Wishes.NONE);
        var choosy = new Ticket(Crowd.peer(2), 2_000, new Wishes(List.of(), "en"));

        assertThat(Matchmaker.match(List.of(easy, choosy), choosyFrom(2_000), PairingRule.ANYONE, new Random(1)))
                .isEmpty();
        assertThat(Matchmaker.match(List.of(easy, choosy), choosyFrom(2_001), PairingRule.ANYONE, new Random(1)))
                .hasSize(1);
    }

    @Test
    void one_who_is_overdue_meets_one_who_is_choosy_still_when_nobody_else_is_left() {
        var rare = new Ticket(Crowd.peer(1), 1_000, new Wishes(List.of(), "vi"));
        var choosy = new Ticket(Crowd.peer(2), 3_000, new Wishes(List.of(), "en"));
        var open = new Ticket(Crowd.peer(3), 4_000, Wishes.NONE);
        var overdue = new Patience(2_000, 1_000);

        assertThat(Matchmaker.match(List.of(rare, choosy), new Patience(2_000, 999), PairingRule.ANYONE, new Random(1)))
                .isEmpty();
        assertThat(Matchmaker.match(List.of(rare, choosy), overdue, PairingRule.ANYONE, new Random(1)))
                .containsExactly(new Match(rare, choosy));
        assertThat(Matchmaker.match(List.of(rare, choosy, open), overdue, PairingRule.ANYONE, new Random(1)))
                .containsExactly(new Match(rare, open));
    }

    @Test
    void one_is_overdue_after_twice_the_time_that_makes_it_open() {
        assertThat(Patience.of(100_000, 5_000)).isEqualTo(new Patience(95_000, 90_000));
        assertThatIllegalArgumentException().isThrownBy(() -> new Patience(1, 2));
    }

    @Test
    void the_overdue_who_may_not_meet_each_other_all_meet_the_choosy() {
        int half = 1_000;
        var crowd = Crowd.of(2 * half, Crowd::interested, half, half, List.of());

        var matches = crowd.matches(new Cliques(half), new Random(1));

        assertThat(matches).hasSize(half);
    }

    @Test
    void a_language_is_shared_by_its_first_part_whatever_follows_and_however_it_is_written() {
        var british = new Ticket(Crowd.peer(1), 1, new Wishes(List.of(), "en-GB"));
        var american = new Ticket(Crowd.peer(2), 2, new Wishes(List.of(), "EN-us-x-loud"));
        var german = new Ticket(Crowd.peer(3), 3, new Wishes(List.of(), "de"));

        assertThat(Matchmaker.match(
                        List.of(british, american, german), choosyFrom(1), PairingRule.ANYONE, new Random(1)))
                .containsExactly(new Match(british, american));
    }

    /** Nobody is overdue. */
    private static Patience choosyFrom(long since) {
        return new Patience(since - 1, 0);
    }

    private static void assertFewQuestions(Crowd crowd) {
        var rule = new NobodyMeets(crowd.tickets());

        var matches = crowd.matches(rule, new Random(1));

        assertThat(matches).isEmpty();
        assertThat(rule.asked()).isLessThanOrEqualTo(4 * crowd.tickets().size());
        assertThat(rule.listed()).isLessThanOrEqualTo(crowd.tickets().size());
    }

    private record AnyoneMeets(int[] questions) implements PairingRule {
        @Override
        public boolean bars(PeerId one, PeerId other) {
            questions[0]++;
            return false;
        }

        @Override
        public void eachBarred(PeerId peer, Consumer<PeerId> action) {
            throw new AssertionError("nobody is barred, so nobody should ask who is");
        }
    }

    private record Cliques(int size) implements PairingRule {
        @Override
        public boolean bars(PeerId one, PeerId other) {
            return Crowd.numberOf(one) / size == Crowd.numberOf(other) / size;
        }

        @Override
        public void eachBarred(PeerId peer, Consumer<PeerId> action) {
            int first = Crowd.numberOf(peer) / size * size;
            IntStream.range(first, first + size).forEach(i -> action.accept(Crowd.peer(i)));
        }
    }
}
