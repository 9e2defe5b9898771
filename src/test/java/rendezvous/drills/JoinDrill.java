package rendezvous.drills;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rendezvous.wire.Nodes;

/** A node comes to two that are running. */
class JoinDrill {
    private static final Duration SECONDS = Duration.ofSeconds(5);

    @Test
    void a_node_that_joins_helps_within_seconds() throws Exception {
        try (var nodes = Nodes.start(3);
                var old = new Crowd(nodes.node(0).signaling());
                var young = new Crowd(nodes.node(2).signaling())) {
            // given: two nodes, and somebody who waits there alone
            nodes.node(2).close();
            nodes.awaitTogether(2);
            var waiting = old.arrive(1, FakePage.Kind.SOCIABLE);

            // when
            nodes.startAgain(2, nodes.size());

            // then
            var joined = Span.of(() -> {
                var newcomer = young.arrive(1, FakePage.Kind.SOCIABLE);
                new Street(Stream.of(waiting, newcomer).flatMap(List::stream).toList()).awaitPairs(SECONDS);
            });
            nodes.assertNoExceptions();
            Ledger.row(
                    "a node joins two others",
                    Ledger.text(
                            "its first visitor met one of theirs after %.2f s, its connect included",
                            joined.seconds()));
        }
    }
}
