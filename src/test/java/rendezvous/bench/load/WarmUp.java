package rendezvous.bench.load;

import java.util.concurrent.TimeUnit;

/** Fifteen seconds of everything, so that the compiler is done with both sides before anything counts. */
final class WarmUp {
    private static final long NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int JOINERS = 400;
    private static final int CYCLES = 200;

    private WarmUp() {}

    static void run(Bench bench) throws Exception {
        Report.say(Report.text("warming up for 15 s; load average %.2f", Bench.load()));
        long end = System.nanoTime() + NANOS;
        var joiners = bench.client().open(JOINERS);
        var calls = Call.open(20, bench.client(), bench.server());
        while (System.nanoTime() < end) {
            for (int i = 0; i < 4; i++) {
                Burst.of(joiners, bench.server());
                Burst.disperse(joiners);
            }
            ClosedLoop.run(calls, Call::candidates, 1, bench.server());
            ClosedLoop.run(calls, Call::descriptions, 1, bench.server());
            ConnectCycles.measure(CYCLES, bench);
        }
        Call.close(calls);
        LoadClient.closeAll(joiners);
    }
}
