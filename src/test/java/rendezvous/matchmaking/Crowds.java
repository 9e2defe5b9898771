package rendezvous.matchmaking;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Small crowds of all kinds: with wishes and without, choosy, open and overdue, skipped by few and by nearly all. */
final class Crowds extends DomainContextBase {

    @Provide
    Arbitrary<Crowd> crowds() {
        return Arbitraries.integers().between(1, 40).flatMap(size -> Combinators.combine(
                        wishes().list().ofSize(size),
                        Arbitraries.integers().between(0, size),
                        Arbitraries.integers().between(0, size),
                        barredPairs(size))
                .as((wishes, one, other, barred) ->
                        Crowd.of(size, wishes::get, Math.max(one, other), Math.min(one, other), barred)));
    }

    /** Half of the people have none at all. */
    private static Arbitrary<Wishes> wishes() {
        var interests = Arbitraries.of("chess", "film", "go", "hiking", "jazz")
                .set()
                .ofMaxSize(4)
                .map(set -> set.stream().sorted().toList());
        var some = Combinators.combine(interests, Arbitraries.of("", "", "de", "en-GB", "en-US"))
                .as(Wishes::new);
        return Arbitraries.oneOf(List.of(Arbitraries.just(Wishes.NONE), some));
    }

    private static Arbitrary<Set<Set<Integer>>> barredPairs(int size) {
        return Arbitraries.integers()
                .between(0, size - 1)
                .list()
                .ofSize(2)
                .map(two -> Crowd.pair(two.get(0), two.get(1)))
                .set()
                .ofMaxSize(Math.min(size * size / 3, 200));
    }
}
