package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rendezvous.wire.OwnServer;
import rendezvous.wire.RawSocket;

/** One of two in a room is gone: without a word, as when a cable is pulled, or with one. */
class PartnerDrill {
    private static final int PAIRS = 20;

    private record Pair(FakePage left, RawSocket gone, long lastWord) {
        double secondsUntilTold() {
            return (left.leftAt() - lastWord) / 1e9;
        }
    }

    @Test
    void a_partner_who_is_gone_is_noticed() throws Exception {
        try (var node = OwnServer.with(Map.of());
                var crowd = new Crowd(node.signaling())) {
            // when: from their last word on, these answer no ping
            var silent = meet(crowd);
            awaitLeave(crowd, silent);
            // when
            var closing = meet(crowd).stream().map(PartnerDrill::closes).toList();
            awaitLeave(crowd, closing);

            // then
            assertThat(silent).allMatch(pair -> pair.left.leaves() == 1);
            assertThat(silent).allMatch(pair -> pair.secondsUntilTold() > 14);
            assertThat(silent).extracting(pair -> pair.gone.awaitsClose()).containsOnly(1008);
            assertThat(closing).allMatch(pair -> pair.left.leaves() == 1);
            Ledger.row(
                    "a partner who is gone, " + PAIRS + " times each",
                    Ledger.text(
                            "silent, without a FIN: told after %.1f s at most; closed: after %.0f ms at most",
                            longest(silent), longest(closing) * 1_000));
        }
    }

    private static List<Pair> meet(Crowd crowd) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < PAIRS; i++) {
            var page = crowd.arrive(1, FakePage.Kind.CALLING);
            var other = RawSocket.openTo(crowd.server());
            other.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Other\"}}").expect("setInfoSuccess");
            other.says("{\"event\":\"queue\"}").expect("match");
            crowd.awaits("in a room", page, met -> met.matchedAt() > 0);
            pairs.add(new Pair(page.get(0), other, System.nanoTime()));
        }
        return pairs;
    }

    private static Pair closes(Pair pair) {
        long now = System.nanoTime();
        pair.gone.close();
        return new Pair(pair.left, pair.gone, now);
    }

    private static void awaitLeave(Crowd crowd, List<Pair> pairs) {
        crowd.awaits("told", pairs.stream().map(Pair::left).toList(), page -> page.leaves() > 0);
    }

    private static double longest(List<Pair> pairs) {
        return pairs.stream().mapToDouble(Pair::secondsUntilTold).max().orElseThrow();
    }
}
