package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import rendezvous.wire.Nodes;

/** The network between the nodes is cut, while people still get to all of them; and is mended. */
class SplitDrill {
    private static final int PEOPLE = 60;
    private static final int APART = 2;
    private static final Duration TO_MEET = Duration.ofSeconds(30);

    @Test
    void both_sides_go_on_alone_and_become_one_again_by_themselves() throws Exception {
        try (var wires = Wires.between(3);
                var nodes = Nodes.start(wires.places(), wires.members());
                var crowd = new Crowd(nodes.signaling())) {
            // given
            var street = new Street(crowd.arriveInPairs(PEOPLE, FakePage.Kind.SOCIABLE));
            street.awaitPairs(TO_MEET);
            assertThat(street.withSomebodyAt(nodes.node(APART).signaling())).isNotEmpty();

            // when
            wires.cut(APART);
            // then
            var parted =
                    Span.of(() -> street.awaitNobodyAcross(nodes.node(APART).signaling(), TO_MEET));
            assertThat(nodes.seenBy(APART)).isEqualTo(1);
            var alone = Span.of(() -> street.awaitPairs(TO_MEET));

            // when: one on each side is left over, and the network is mended
            var leftOver = new Street(crowd.arrive(nodes.size() * 2, FakePage.Kind.SOCIABLE));
            wires.mend(APART);
            // then
            var healed = Span.of(() -> nodes.awaitTogether(nodes.size()));
            leftOver.awaitPairs(TO_MEET);
            street.awaitPairs(TO_MEET);
            var unrest = Unrest.in(crowd, street.pages());
            Span.idle(Duration.ofSeconds(3));
            unrest.ends();
            street.awaitPairs(TO_MEET);
            assertThat(street.across()).as("one service again").isNotEmpty();
            nodes.assertNoExceptions();
            Ledger.row(
                    "the network between one node and two others is cut, and mended",
                    Ledger.text(
                            "nobody was with somebody of the other side after %.1f s, all two by two again %.1f s later; "
                                    + "one service again %.1f s after it was mended, 0 double matches",
                            parted.seconds(), alone.seconds(), healed.seconds()));
        }
    }
}
