package rendezvous.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** N people, connected and introduced, join as fast as one client can ask. */
final class JoinBurst {
    private static final int[] CROWDS = {200, 2_000, 10_000, 19_800};
    private static final String[] ORIGINAL = {"32 µs", "76 µs; 467 ms", "195 µs; 2.4 s", "539 µs, 1 or 2 lost; 8.4 s"};
    /** Small crowds more often: the server's CPU is known to 10 ms only. */
    private static final int[] ROUNDS = {30, 9, 5, 5};

    private static final int FLAT_FROM = 1;
    /** The server's own needs beside the sockets: logs, jars, a garbage collection's request. */
    private static final int DESCRIPTORS_KEPT = 64;

    private JoinBurst() {}

    static void run(Bench bench) throws InterruptedException {
        var peers = new ArrayList<LoadPeer>();
        var costs = new double[CROWDS.length];
        for (int i = 0; i < CROWDS.length && peers.size() < Bench.crowd(CROWDS[i]); i++) {
            int people = Math.min(Bench.crowd(CROWDS[i]), largest(peers.size(), bench));
            if (people < CROWDS[i]) {
                Report.say("descriptors or MOST allow " + people + " people, not " + CROWDS[i]);
            }
            peers.addAll(bench.client().open(people - peers.size()));
            costs[i] = measure(peers, i, bench);
        }
        if (costs[CROWDS.length - 1] > 0) {
            bench.report()
                    .row(
                            "the same: CPU per person at %,d over that at %,d"
                                    .formatted(peers.size(), CROWDS[FLAT_FROM]),
                            "7.1 times",
                            "at most 1.5 times",
                            Report.text("%.2f times", costs[CROWDS.length - 1] / costs[FLAT_FROM]));
        }
        LoadClient.closeAll(peers);
    }

    private static double measure(List<LoadPeer> peers, int crowd, Bench bench) throws InterruptedException {
        var bursts = new ArrayList<Burst>();
        for (int i = 0; i < ROUNDS[crowd]; i++) {
            bursts.add(Burst.of(peers, bench.server()));
            Burst.disperse(peers);
        }
        double cost =
                bursts.stream().mapToDouble(Burst::cpuMicrosPerPerson).average().orElseThrow();
        int lost = bursts.stream().mapToInt(Burst::lost).sum();
        bench.report()
                .row(
                        "%,d joining at once: server CPU per person; first `queue` to last `match`"
                                .formatted(peers.size()),
                        peers.size() == CROWDS[crowd] ? ORIGINAL[crowd] : ORIGINAL[crowd] + " at " + CROWDS[crowd],
                        "at most 76 µs; last `match` within 2 s of the last `queue`",
                        Report.text(
                                        "%.0f µs; %.0f ms, %.0f ms of them after the last `queue`; ",
                                        cost,
                                        median(bursts, Burst::firstQueueToLastMatchMillis),
                                        median(bursts, Burst::lastQueueToLastMatchMillis))
                                + bench.lost(lost));
        bursts.forEach(burst -> Report.say("  " + burst.words()));
        return cost;
    }

    private static double median(List<Burst> bursts, ToDoubleFunction<Burst> figure) {
        return Report.median(bursts.stream().mapToDouble(figure).toArray());
    }

    /** An even number, so that nobody has to be left over. */
    private static int largest(int open, Bench bench) {
        int left = Math.min(bench.server().descriptorsLeft(), ServerProcess.ownDescriptorsLeft());
        return (open + left - DESCRIPTORS_KEPT) / 2 * 2;
    }
}
