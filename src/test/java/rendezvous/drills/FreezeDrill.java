package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.wire.Await;
import rendezvous.wire.Nodes;

/** One of three nodes stands still for a while, as its machine does in a long pause, and goes on as if nothing were. */
class FreezeDrill {
    private static final int PEOPLE = 60;
    private static final int FROZEN = 1;
    private static final Duration TO_BE_MISSED = Duration.ofSeconds(5);
    private static final Duration TO_MEET = Duration.ofSeconds(30);

    @Test
    void a_frozen_node_is_dropped_and_comes_back_clean() throws Exception {
        try (var nodes = Nodes.start(3);
                var crowd = new Crowd(nodes.signaling())) {
            // given
            var street = new Street(crowd.arriveInPairs(PEOPLE, FakePage.Kind.SOCIABLE));
            street.awaitPairs(TO_MEET);
            var frozen = nodes.node(FROZEN).signaling();
            var partners = street.withSomebodyAt(frozen);
            assertThat(partners).isNotEmpty();

            // when
            nodes.node(FROZEN).freeze();
            var missed = Span.of(() -> awaitLoss(partners));
            var others = new Street(street.pages().stream()
                    .filter(page -> !page.home().equals(frozen))
                    .toList());
            var met = Span.of(() -> others.awaitPairs(TO_MEET));
            nodes.node(FROZEN).thaw();

            // then
            var back = Span.of(() -> nodes.awaitTogether(nodes.size()));
            var whole = Span.of(() -> street.awaitPairs(TO_MEET));
            // It serves again, and is one with the others.
            var late = new Street(crowd.arriveInPairs(nodes.size() * 2, FakePage.Kind.SOCIABLE));
            late.awaitPairs(TO_MEET);
            assertThat(late.across()).isNotEmpty();
            assertThat(late.pages()).anyMatch(page -> page.home().equals(frozen));
            street.awaitPairs(TO_MEET);
            nodes.assertNoExceptions();
            Ledger.row(
                    "one of three nodes stands still",
                    Ledger.text(
                            "partners were told after %.1f s and with others %.1f s later; after the thaw one again in "
                                    + "%.1f s, everybody two by two %.1f s later",
                            missed.seconds(), met.seconds(), back.seconds(), whole.seconds()));
        }
    }

    private static void awaitLoss(List<FakePage> partners) {
        Await.until("partners are told of the loss", TO_BE_MISSED, () -> partners.stream()
                .allMatch(page -> page.leaves() > 0 && page.wasLost()));
    }
}
