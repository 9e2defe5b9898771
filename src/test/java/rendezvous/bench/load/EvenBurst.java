package rendezvous.bench.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 6,000 join at once, spread evenly. */
final class EvenBurst {
    private static final int PEOPLE = 6_000;
    private static final int ROUNDS = 5;

    private EvenBurst() {}

    static void run(Service service) throws InterruptedException {
        var peers = service.client().open(PEOPLE);
        double within = 1;
        double slowest = 0;
        int lost = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var burst = Burst.of(peers, service.cpu());
            lost += burst.lost();
            within = Math.min(within, withinANode(peers));
            slowest = Math.max(slowest, burst.firstQueueToLastMatchMillis());
            Burst.disperse(peers);
        }
        LoadClient.closeAll(peers);
        service.report()
                .row(
                        "3 nodes, 6,000 joining at once, spread evenly",
                        "–",
                        "all matched, at least 90 % of pairs within a node",
                        Report.text(
                                        "%.2f %% of pairs within a node and %.0f ms to the last `match`, at the worst of %d rounds; ",
                                        100 * within, slowest, ROUNDS)
                                + service.lost(lost));
    }

    private static double withinANode(List<LoadPeer> peers) {
        Map<String, Integer> nodes = new HashMap<>();
        int within = 0;
        for (var peer : peers) {
            var other = nodes.putIfAbsent(peer.room(), peer.node());
            within += other != null && other == peer.node() ? 2 : 0;
        }
        return (double) within / peers.size();
    }
}
