package rendezvous.matchmaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import rendezvous.identity.DeviceId;
import rendezvous.identity.PeerId;

/** Pages of one browser, which are one person's most often, and what becomes of them. */
class OwnPagesTest {
    /** All have waited long enough to meet anybody, and themselves. */
    private static final Patience ALONE = new Patience(1_000_000, -1);

    private static final Patience YOUNG = new Patience(1_000_000, -1, -1);

    @Test
    void pages_of_one_browser_meet_others_while_there_are_any() {
        for (int seed = 0; seed < 100; seed++) {
            var matches = match(List.of(page(1, 7), page(2, 7), page(3, 8), page(4, 9)), ALONE, seed);

            assertThat(matches).hasSize(2).noneMatch(OwnPagesTest::isOfOneBrowser);
        }
    }

    @Test
    void two_of_one_browser_who_are_alone_meet_when_one_has_waited_for_a_while() {
        var two = List.of(page(1, 7), page(2, 7));

        assertThat(match(two, YOUNG, 1)).isEmpty();
        assertThat(match(two, new Patience(1, 0), 1)).hasSize(1);
    }

    @Test
    void they_never_do_where_that_is_configured() {
        assertThat(match(List.of(page(1, 7), page(2, 7)), ALONE.neverWithItself(), 1))
                .isEmpty();
    }

    @Test
    void those_who_do_not_say_which_browser_they_are_are_not_one() {
        var one = new Ticket(Crowd.peer(1), 1, Wishes.NONE);
        var other = new Ticket(Crowd.peer(2), 2, Wishes.NONE);

        assertThat(match(List.of(one, other), YOUNG, 1)).hasSize(1);
    }

    @Test
    void a_skip_holds_between_them_too() {
        var two = List.of(page(1, 7), page(2, 7));

        assertThat(Matchmaker.match(two, ALONE, new NobodyMeets(two), new Random(1)))
                .isEmpty();
    }

    @Test
    void a_crowd_that_claims_to_be_one_browser_is_not_believed_and_costs_no_more_than_another() {
        var crowd = IntStream.range(0, 100_000).mapToObj(i -> page(i, 7)).toList();

        assertThat(match(crowd, YOUNG, 1)).hasSize(50_000);
    }

    @Test
    void a_hundred_thousand_with_sixteen_pages_each_all_meet_others() {
        var crowd = IntStream.range(0, 100_000)
                .mapToObj(i -> page(i, i / OwnPages.MOST))
                .toList();

        assertThat(match(crowd, YOUNG, 1)).hasSizeGreaterThan(49_990).noneMatch(OwnPagesTest::isOfOneBrowser);
    }

    @Property
    void nobody_meets_itself_while_anybody_else_is_left_for_it(
            @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> browsers,
            @ForAll @Size(max = 40) List<@IntRange(max = 39) Integer> skips,
            @ForAll long seed) {
        var tickets = IntStream.range(0, browsers.size())
                .mapToObj(i -> page(i, browsers.get(i)))
                .toList();
        var pairs = IntStream.range(1, skips.size())
                .mapToObj(i -> Crowd.pair(skips.get(i - 1), skips.get(i)))
                .toList();
        var rule = Crowd.of(40, pairs).rule();

        var matches = Matchmaker.match(tickets, ALONE, rule, new Random(seed));

        var alone =
                tickets.stream().filter(ticket -> !metAnother(ticket, matches)).toList();
        for (var one : alone) {
            for (var other : alone) {
                assertThat(one.device().equals(other.device()) || rule.bars(one.peer(), other.peer()))
                        .as("%s and %s could have met", one, other)
                        .isTrue();
            }
        }
        assertEachOnceAndNobodyBarred(matches, rule);
        assertThat(Matchmaker.match(tickets, ALONE.neverWithItself(), rule, new Random(seed)))
                .noneMatch(OwnPagesTest::isOfOneBrowser);
    }

    private static void assertEachOnceAndNobodyBarred(List<Match> matches, PairingRule rule) {
        var seen = new HashSet<PeerId>();
        for (var match : matches) {
            assertThat(seen.add(match.first().peer())).isTrue();
            assertThat(seen.add(match.second().peer())).isTrue();
            assertThat(rule.bars(match.first().peer(), match.second().peer())).isFalse();
        }
    }

    private static boolean metAnother(Ticket ticket, List<Match> matches) {
        return matches.stream()
                .filter(match -> match.first().equals(ticket) || match.second().equals(ticket))
                .anyMatch(match -> !isOfOneBrowser(match));
    }

    private static boolean isOfOneBrowser(Match match) {
        return match.first().device().equals(match.second().device());
    }

    private static List<Match> match(List<Ticket> tickets, Patience patience, long seed) {
        return Matchmaker.match(tickets, patience, PairingRule.ANYONE, new Random(seed));
    }

    private static Ticket page(int number, int browser) {
        return new Ticket(Crowd.peer(number), number, Wishes.NONE, new DeviceId("device-" + browser));
    }
}
