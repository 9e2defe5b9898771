package rendezvous.bench.load;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Somebody waits, another joins: how long until both have heard of their match. */
final class JoinLatency {
    private static final int JOINS = 2_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private JoinLatency() {}

    static void run(Bench bench) throws InterruptedException {
        var latencies = new Latencies();
        var two = bench.client().open(2);
        int lost = 0;
        for (int i = 0; i < JOINS; i++) {
            two.get(0).send(Frames.QUEUE);
            LoadClient.settle(two);
            // Not in step with whatever the server does at intervals.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS));
            var join = Burst.of(List.of(two.get(1)), two, bench.server(), LoadClient.PATIENCE_SECONDS);
            latencies.record(join.end() - join.start());
            lost += join.lost();
            Burst.disperse(two);
        }
        LoadClient.closeAll(two);
        bench.report()
                .row(
                        "joining while a compatible person waits, to both having `match`",
                        "p50 475 ms, p95 947 ms, p99 990 ms",
                        "p50 under 5 ms, p99 under 25 ms",
                        Report.text(
                                        "p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, max %.1f ms; ",
                                        latencies.millis(0.5),
                                        latencies.millis(0.95),
                                        latencies.millis(0.99),
                                        latencies.maxMillis())
                                + bench.lost(lost));
    }
}
