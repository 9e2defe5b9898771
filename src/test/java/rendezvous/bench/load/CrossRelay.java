package rendezvous.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Signals through rooms of one node, and through as many of two. */
final class CrossRelay {
    private static final int ROOMS = 200;
    private static final int SECONDS = 8;
    private static final int PACE = 2_000;
    private static final int IDLE_SECONDS = 10;

    private final Service service;
    private final double idleMicrosPerSecond;

    /** What nodes use while nobody says anything is no relay's cost. */
    private CrossRelay(Service service) throws InterruptedException {
        this.service = service;
        double before = service.cpu().cpuMicros();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        idleMicrosPerSecond = (service.cpu().cpuMicros() - before) / IDLE_SECONDS;
    }

    static void run(Service service) throws InterruptedException {
        try (var first = service.clientOfFirst();
                var two = service.clientOfTwo()) {
            var local = Call.open(ROOMS, first, service.cpu());
            // One after another: more at once would meet at home.
            var across = IntStream.range(0, ROOMS)
                    .mapToObj(i -> openOne(two, service))
                    .toList();
            new CrossRelay(service).measure(local, across);
            Call.close(local);
            Call.close(across);
        }
    }

    private static Call openOne(LoadClient client, Service service) {
        try {
            return Call.open(1, client, service.cpu()).get(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void measure(List<Call> local, List<Call> across) throws InterruptedException {
        row(
                "nodes that do nothing but know each other, with " + 4 * ROOMS + " people in rooms",
                "–",
                Report.text(
                        "%.1f ms of CPU a second and node",
                        idleMicrosPerSecond / 1_000 / service.nodes().size()));
        compare(ROOMS + " rooms as fast as they can", asFastAsTheyCan(local), asFastAsTheyCan(across));
        var at = paced(local);
        var over = paced(across);
        compare("2,000 messages/s", ofPaced(at), ofPaced(over));
        row(
                "relay across nodes at 2,000 messages/s",
                "p99 under 10 ms",
                over.hops().toString());
    }

    private record Cost(double micros, double perSecond) {}

    private Cost asFastAsTheyCan(List<Call> calls) throws InterruptedException {
        ClosedLoop.run(calls, Call::candidates, SECONDS, service.cpu());
        var run = ClosedLoop.run(calls, Call::candidates, SECONDS, service.cpu());
        return new Cost(run.cpuMicros() - idleMicrosPerSecond / run.messagesPerSecond(), run.messagesPerSecond());
    }

    private PacedRelay paced(List<Call> calls) throws InterruptedException {
        PacedRelay.run(calls, PACE, SECONDS, service.cpu());
        return PacedRelay.run(calls, PACE, SECONDS, service.cpu());
    }

    private Cost ofPaced(PacedRelay run) {
        return new Cost(run.cpuMicros() - idleMicrosPerSecond / run.messagesPerSecond(), run.messagesPerSecond());
    }

    private void compare(String load, Cost local, Cost across) {
        row(
                "relay of 300-byte candidates, " + load
                        + ": CPU of all nodes per message, less what they use when idle",
                "across at most 2 times local",
                Report.text(
                        "local %.1f µs, across %.1f µs: %.2f times (%,.0f and %,.0f messages/s)",
                        local.micros, across.micros, across.micros / local.micros, local.perSecond, across.perSecond));
    }

    private void row(String what, String reach, String here) {
        service.report().row(what, "–", reach, here);
    }
}
