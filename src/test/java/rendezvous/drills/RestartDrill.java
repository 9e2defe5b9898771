package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rendezvous.wire.OwnServer;

/** The only node is started anew while thousands are there. */
class RestartDrill {
    private static final int HALF = Integer.parseInt(System.getenv().getOrDefault("CROWD", "5000")) / 2;
    /** Those who wait have a wish that nobody shares, so that they do wait; the node that follows has the default. */
    private static final Map<String, String> PATIENT = Map.of("RENDEZVOUS_MATCHING_WIDEN_AFTER", "PT5M");

    @Test
    void everybody_comes_back_and_those_who_waited_are_matched() throws Exception {
        var node = OwnServer.with(PATIENT);
        try (var crowd = new Crowd(node.signaling())) {
            // given
            var calling = crowd.arrive(HALF, FakePage.Kind.CALLING);
            var waiting = crowd.arrive(HALF, FakePage.Kind.WAITING);
            crowd.awaits("in a room", calling, page -> page.matchedAt() > 0);
            assertThat(waiting).noneMatch(page -> page.matchedAt() > 0);
            int before = crowd.failedHandshakes();

            // when: SIGTERM, and another start
            long told = System.nanoTime();
            node.close();
            double stopped = (System.nanoTime() - told) / 1e9;
            node = node.again(Map.of());
            long ready = System.nanoTime();

            // then
            var all = Stream.of(calling, waiting).flatMap(List::stream).toList();
            crowd.awaits("back", all, page -> page.welcomedAt() - told > 0);
            crowd.awaits("matched", waiting, page -> page.matchedAt() > 0);
            long sentAway = all.stream().filter(FakePage::wasSentAway).count();
            assertThat(sentAway).as("told by 1012").isEqualTo(2 * HALF);
            assertThat(calling.stream().filter(page -> page.leaves() > 0).count())
                    .isZero();
            Ledger.row(
                    "restart of the only node with " + 2 * HALF + " visitors",
                    Ledger.text(
                            "stopped in %.1f s, ready %.1f s later; from then on %.1f s until all were back and %.1f s "
                                    + "until those who had waited were matched, to whom a wish nobody shares was left for "
                                    + "5 s; at most %d handshakes/s, %d had failed before; nobody was told that a partner left",
                            stopped,
                            (ready - told) / 1e9 - stopped,
                            secondsFrom(ready, all, FakePage::welcomedAt),
                            secondsFrom(ready, waiting, FakePage::matchedAt),
                            crowd.mostHandshakesInASecond(told),
                            crowd.failedHandshakes() - before));
        } finally {
            node.close();
        }
    }

    /** Until the last of them. */
    private static double secondsFrom(long start, List<FakePage> pages, ToLongFunction<FakePage> when) {
        return (pages.stream().mapToLong(when).max().orElseThrow() - start) / 1e9;
    }
}
