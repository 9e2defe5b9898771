package rendezvous.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One call's candidates, 200 a second each way, while everybody else is quiet, and while 10,000 join. */
final class CallDuringBurst {
    private static final int CROWD = 10_000;
    private static final int ROUNDS = 5;
    /** Before it counts: the probe's own JVM has to compile itself. */
    private static final int WARM_UP_SECONDS = 10;

    private static final int QUIET_SECONDS = 5;

    private CallDuringBurst() {}

    static void run(Bench bench) throws Exception {
        var peers = bench.client().open(Bench.crowd(CROWD));
        try (var probe = ProbeProcess.start(bench)) {
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            long quiet = System.nanoTime();
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            var bursts = new ArrayList<Burst>();
            for (int i = 0; i < ROUNDS; i++) {
                bursts.add(Burst.of(peers, bench.server()));
                TimeUnit.MILLISECONDS.sleep(500);
                Burst.disperse(peers);
                TimeUnit.MILLISECONDS.sleep(500);
            }
            probe.stop();
            report(probe, quiet, bursts, bench);
        }
        LoadClient.closeAll(peers);
    }

    private static void report(ProbeProcess probe, long quiet, List<Burst> bursts, Bench bench) {
        var before = new Latencies();
        probe.hops(quiet, bursts.get(0).start(), before);
        var during = new Latencies();
        bursts.forEach(burst -> probe.hops(burst.start(), burst.end(), during));
        if (probe.missing() > 0) {
            bench.failures().add(probe.missing() + " candidates of a call never arrived");
        }
        bench.report()
                .row(
                        "a call's signals while %,d others queue"
                                .formatted(bursts.get(0).people()),
                        "p99 0.7 to 1.5 s, worst 1.65 s",
                        "p99 under 50 ms",
                        during + " in " + during.count() + " hops ("
                                + Report.text(
                                        "before: p50 %.2f ms, p99 %.2f ms); ", before.millis(0.5), before.millis(0.99))
                                + bench.lost(
                                        bursts.stream().mapToInt(Burst::lost).sum()));
    }
}
