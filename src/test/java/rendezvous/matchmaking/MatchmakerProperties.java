package rendezvous.matchmaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rendezvous.identity.PeerId;

/** What a round promises, whoever waits and whoever skipped whom. */
class MatchmakerProperties {

    @Property
    void each_peer_is_matched_at_most_once_and_only_with_somebody_compatible(
            @ForAll("crowds") Crowd crowd, @ForAll long seed) {
        var matches = Matchmaker.match(crowd.tickets(), crowd.rule(), new Random(seed));

        var seen = new HashSet<PeerId>();
        for (var match : matches) {
            assertThat(seen.add(match.first().peer())).isTrue();
            assertThat(seen.add(match.second().peer())).isTrue();
            assertThat(crowd.areBarred(match.first().peer(), match.second().peer()))
                    .isFalse();
        }
        assertThat(crowd.peers()).containsAll(seen);
    }

    @Property
    void no_two_who_are_compatible_are_both_left_over(@ForAll("crowds") Crowd crowd, @ForAll long seed) {
        var matches = Matchmaker.match(crowd.tickets(), crowd.rule(), new Random(seed));

        var left = new HashSet<>(crowd.peers());
        matches.forEach(match -> {
            left.remove(match.first().peer());
            left.remove(match.second().peer());
        });
        for (var one : left) {
            for (var other : left) {
                assertThat(one.equals(other) || crowd.areBarred(one, other))
                        .as("%s and %s could have met", one, other)
                        .isTrue();
            }
        }
    }

    @Property
    void who_waited_longest_chooses_first(@ForAll("crowds") Crowd crowd, @ForAll long seed) {
        var matches = Matchmaker.match(crowd.tickets(), crowd.rule(), new Random(seed));

        assertThat(matches).allSatisfy(match -> assertThat(match.first().since())
                .isLessThanOrEqualTo(match.second().since()));
        assertThat(matches).extracting(match -> match.first().since()).isSorted();
    }

    @Property
    void whoever_waited_longest_is_left_over_only_when_barred_to_everybody(
            @ForAll("crowds") Crowd crowd, @ForAll long seed) {
        var longest = crowd.tickets().get(0).peer();
        boolean couldMeet =
                crowd.peers().stream().anyMatch(other -> !other.equals(longest) && !crowd.areBarred(longest, other));

        var matches = Matchmaker.match(crowd.tickets(), crowd.rule(), new Random(seed));

        boolean met = matches.stream().anyMatch(match -> match.first().peer().equals(longest));
        assertThat(met).isEqualTo(couldMeet);
    }

    @Property
    void the_order_in_which_tickets_are_handed_over_does_not_matter(@ForAll("crowds") Crowd crowd, @ForAll long seed) {
        var shuffled = new ArrayList<>(crowd.tickets());
        Collections.shuffle(shuffled, new Random(seed));

        var matches = Matchmaker.match(shuffled, crowd.rule(), new Random(seed));

        assertThat(matches).isEqualTo(Matchmaker.match(crowd.tickets(), crowd.rule(), new Random(seed)));
    }

    @Example
    void partners_are_drawn_uniformly_from_the_compatible_when_nearly_all_are() {
        // The 0.1 % bound of chi-squared for 7 degrees of freedom
        assertThat(chiSquaredOfPartners(Set.of(3, 7))).isLessThan(24.32);
    }

    @Example
    void partners_are_drawn_uniformly_from_the_compatible_when_hardly_any_are() {
        // Luck fails more often than not here, and the barred are counted out; 2 degrees of freedom
        assertThat(chiSquaredOfPartners(Set.of(1, 2, 4, 5, 7, 8, 10))).isLessThan(13.82);
    }

    /** How far from uniform the first chooser's partners are, of ten others of whom it must not meet {@code barred}. */
    private static double chiSquaredOfPartners(Set<Integer> barred) {
        var crowd = Crowd.of(
                11, barred.stream().map(number -> Crowd.pair(0, number)).toList());
        var random = new Random(20261122);
        var drawn = new int[11];
        int rounds = 80_000;
        for (int i = 0; i < rounds; i++) {
            var partner = Matchmaker.match(crowd.tickets(), crowd.rule(), random)
                    .get(0)
                    .second();
            drawn[(int) partner.since()]++;
        }
        assertThat(barred).allSatisfy(number -> assertThat(drawn[number]).isZero());
        double expected = rounds / (10.0 - barred.size());
        return IntStream.range(1, 11)
                .filter(i -> !barred.contains(i))
                .mapToDouble(i -> (drawn[i] - expected) * (drawn[i] - expected) / expected)
                .sum();
    }

    @Example
    void a_hundred_thousand_who_all_skipped_twenty_are_all_paired() {
        var crowd = Crowd.withRandomSkips(100_000, 20, new Random(7));

        var matches = Matchmaker.match(crowd.tickets(), crowd.rule(), new Random(7));

        assertThat(matches).hasSize(50_000);
    }

    @Example
    void where_nobody_is_compatible_each_is_settled_by_a_few_questions_and_one_list() {
        var tickets = Crowd.of(2_000, Set.of()).tickets();
        var rule = new NobodyMeets(tickets);

        var matches = Matchmaker.match(tickets, rule, new Random(1));

        assertThat(matches).isEmpty();
        assertThat(rule.asked).isLessThanOrEqualTo(4 * tickets.size());
        assertThat(rule.listed).isEqualTo(tickets.size());
    }

    @Example
    void a_hundred_thousand_in_cliques_where_nobody_is_compatible_inside_meet_outside() {
        // Given 1,000 cliques of 100: everybody skipped everybody in the own clique
        int cliqueSize = 100;
        var tickets = Crowd.of(100_000, Set.of()).tickets();

        var matches = Matchmaker.match(tickets, new Cliques(cliqueSize), new Random(1));

        assertThat(matches.size()).isGreaterThan(49_900);
        assertThat(matches)
                .noneMatch(match ->
                        match.first().since() / cliqueSize == match.second().since() / cliqueSize);
    }

    @Example
    void nobody_and_one_alone_end_in_no_match() {
        assertThat(Matchmaker.match(List.of(), PairingRule.ANYONE, new Random(1)))
                .isEmpty();
        assertThat(Matchmaker.match(Crowd.of(1, Set.of()).tickets(), PairingRule.ANYONE, new Random(1)))
                .isEmpty();
    }

    @Provide
    Arbitrary<Crowd> crowds() {
        return Arbitraries.integers().between(1, 40).flatMap(size -> Arbitraries.integers()
                .between(0, size - 1)
                .list()
                .ofSize(2)
                .map(two -> Crowd.pair(two.get(0), two.get(1)))
                .set()
                .ofMaxSize(Math.min(size * size / 3, 200))
                .map(pairs -> Crowd.of(size, pairs)));
    }

    /** Bars everybody to everybody, and counts what it is asked. */
    private static final class NobodyMeets implements PairingRule {
        private final List<Ticket> tickets;
        private int asked;
        private int listed;

        NobodyMeets(List<Ticket> tickets) {
            this.tickets = tickets;
        }

        @Override
        public boolean bars(PeerId one, PeerId other) {
            asked++;
            return true;
        }

        @Override
        public void eachBarred(PeerId peer, Consumer<PeerId> action) {
            listed++;
            tickets.forEach(ticket -> action.accept(ticket.peer()));
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
