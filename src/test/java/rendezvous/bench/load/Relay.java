package rendezvous.bench.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Signals through 50 rooms. */
final class Relay {
    private static final int ROOMS = 50;
    private static final int RUNS = 3;
    private static final int SECONDS = 6;
    private static final int PACE = 2_000;

    private Relay() {}

    static void run(Bench bench) throws InterruptedException {
        var calls = Call.open(ROOMS, bench.client(), bench.server());
        closedLoop(
                "relay, 50 rooms ping-ponging 300-byte candidates",
                "18.1 µs of server CPU a message, 52,700 messages/s, hop p50 0.86 ms, p99 2.5 ms",
                "at most 18 µs",
                calls,
                Call::candidates,
                bench);
        closedLoop(
                "relay of 4 KB descriptions",
                "49.6 µs a message, 18,850 messages/s",
                "at most 50 µs",
                calls,
                Call::descriptions,
                bench);
        var paced = PacedRelay.run(calls, PACE, SECONDS, bench.server());
        bench.report()
                .row(
                        "relay at 2,000 messages/s",
                        "40 µs a message, hop p50 0.10 ms, p99 0.56 ms",
                        "–",
                        Report.text(
                                        "%.0f µs a message at %,.0f messages/s, hop ",
                                        paced.cpuMicros(), paced.messagesPerSecond())
                                + paced.hops());
        Call.close(calls);
    }

    private static void closedLoop(
            String what,
            String original,
            String reach,
            List<Call> calls,
            Function<Call, List<String>> frames,
            Bench bench)
            throws InterruptedException {
        var runs = new ArrayList<ClosedLoop>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(ClosedLoop.run(calls, frames, SECONDS, bench.server()));
        }
        runs.sort(Comparator.comparingDouble(ClosedLoop::cpuMicros));
        var middle = runs.get(RUNS / 2);
        bench.report()
                .row(
                        what,
                        original,
                        reach,
                        Report.text(
                                "%.1f µs of server CPU a message, %,.0f messages/s, hop p50 %.2f ms, p99 %.2f ms",
                                middle.cpuMicros(),
                                middle.messagesPerSecond(),
                                middle.hops().millis(0.5),
                                middle.hops().millis(0.99)));
        runs.forEach(run -> Report.say(Report.text(
                "  %.1f µs (client %.1f µs), %,.0f messages/s",
                run.cpuMicros(), run.clientMicros(), run.messagesPerSecond())));
    }
}
