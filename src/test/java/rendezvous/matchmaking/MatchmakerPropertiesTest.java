package rendezvous.matchmaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import rendezvous.identity.PeerId;

/** What a round promises, whoever waits, whatever they wish and whoever skipped whom. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@Domain(Crowds.class)
@Domain(DomainContext.Global.class)
class MatchmakerPropertiesTest {

    @Property
    void each_peer_is_matched_at_most_once_and_only_with_somebody_it_may_meet(@ForAll Crowd crowd, @ForAll long seed) {
        var matches = crowd.matches(new Random(seed));

        var seen = new HashSet<PeerId>();
        for (var match : matches) {
            assertThat(seen.add(match.first().peer())).isTrue();
            assertThat(seen.add(match.second().peer())).isTrue();
            assertThat(crowd.mayMeet(match.first(), match.second())).isTrue();
        }
        assertThat(crowd.peers()).containsAll(seen);
    }

    @Property
    void no_two_who_may_meet_are_both_left_over(@ForAll Crowd crowd, @ForAll long seed) {
        var left = crowd.leftOver(crowd.matches(new Random(seed)));

        for (var one : left) {
            for (var other : left) {
                assertThat(one.equals(other) || !crowd.mayMeet(one, other))
                        .as("%s and %s could have met", one, other)
                        .isTrue();
            }
        }
    }

    @Property
    void who_waited_longest_chooses_first(@ForAll Crowd crowd, @ForAll long seed) {
        var matches = crowd.matches(new Random(seed));

        assertThat(matches).allSatisfy(match -> assertThat(match.first().since())
                .isLessThanOrEqualTo(match.second().since()));
        assertThat(matches).extracting(match -> match.first().since()).isSorted();
    }

    @Property
    void each_chooser_gets_a_partner_of_the_best_kind_there_still_is(@ForAll Crowd crowd, @ForAll long seed) {
        var left = new ArrayList<>(crowd.tickets());

        for (var match : crowd.matches(new Random(seed))) {
            // Whoever comes before the chooser has been settled.
            left.removeIf(ticket -> ticket.since() <= match.first().since());
            int best = left.stream()
                    .mapToInt(other -> crowd.tier(match.first(), other))
                    .min()
                    .orElseThrow();

            assertThat(crowd.tier(match.first(), match.second())).isEqualTo(best);
            left.remove(match.second());
        }
    }

    @Property
    void whoever_waited_longest_is_left_over_only_when_it_may_meet_nobody(@ForAll Crowd crowd, @ForAll long seed) {
        var longest = crowd.tickets().get(0);
        boolean couldMeet = crowd.tickets().stream().skip(1).anyMatch(other -> crowd.mayMeet(longest, other));

        var left = crowd.leftOver(crowd.matches(new Random(seed)));

        assertThat(left.contains(longest)).isNotEqualTo(couldMeet);
    }

    @Property
    void the_order_in_which_tickets_are_handed_over_does_not_matter(@ForAll Crowd crowd, @ForAll long seed) {
        var shuffled = new ArrayList<>(crowd.tickets());
        Collections.shuffle(shuffled, new Random(seed));

        var matches =
                new Crowd(shuffled, crowd.choosyFrom(), crowd.overdueBelow(), crowd.barred()).matches(new Random(seed));

        assertThat(matches).isEqualTo(crowd.matches(new Random(seed)));
    }

    @Property
    void what_a_match_shares_is_what_both_are_interested_in(@ForAll Crowd crowd, @ForAll long seed) {
        assertThat(crowd.matches(new Random(seed))).allSatisfy(match -> {
            var both = new ArrayList<>(match.first().wishes().interests());
            both.retainAll(match.second().wishes().interests());
            assertThat(match.sharedInterests()).isEqualTo(both).isSorted();
        });
    }

    @Property
    void with_time_nobody_but_the_barred_is_left_over(@ForAll Crowd crowd, @ForAll long seed) {
        var allOpen = new Crowd(crowd.tickets(), crowd.tickets().size(), 0, crowd.barred());

        var left = allOpen.leftOver(allOpen.matches(new Random(seed)));

        for (var one : left) {
            assertThat(left).allMatch(other -> one.equals(other) || crowd.areBarred(one.peer(), other.peer()));
        }
    }

    @Property
    void whatever_they_wish_without_skips_at_most_one_of_the_open_is_left_over(@ForAll Crowd crowd, @ForAll long seed) {
        var unbarred = new Crowd(crowd.tickets(), crowd.choosyFrom(), crowd.overdueBelow(), Map.of());

        var left = unbarred.leftOver(unbarred.matches(new Random(seed)));

        assertThat(left.stream().filter(ticket -> ticket.isOpen(crowd.patience())))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void nobody_is_overdue_and_left_over_while_anybody_else_is_whom_nothing_bars(
            @ForAll Crowd crowd, @ForAll long seed) {
        var left = crowd.leftOver(crowd.matches(new Random(seed)));

        for (var one : left) {
            assertThat(!one.isOverdue(crowd.patience())
                            || left.stream()
                                    .allMatch(other -> one.equals(other) || crowd.areBarred(one.peer(), other.peer())))
                    .as("%s is overdue", one)
                    .isTrue();
        }
    }

    @Property(tries = 1)
    void nobody_and_one_alone_end_in_no_match() {
        for (int size : List.of(0, 1)) {
            assertThat(Crowd.of(size, List.of()).matches(new Random(1))).isEmpty();
            assertThat(Crowd.of(size, number -> Crowd.interested(1), 0, List.of())
                            .matches(new Random(1)))
                    .isEmpty();
        }
    }
}
