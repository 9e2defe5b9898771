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

    private CrossRelay(Service service) {
        this.service = service;
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

    private record Cost(double microsPerMessage, double perSecond) {
        static Cost of(ClosedLoop run) {
            return new Cost(run.cpuMicros(), run.messagesPerSecond());
        }

        static Cost of(PacedRelay run) {
            return new Cost(run.cpuMicros(), run.messagesPerSecond());
        }

        double without(double idleMicrosPerSecond) {
            return microsPerMessage - idleMicrosPerSecond / perSecond;
        }
    }

    private void measure(List<Call> local, List<Call> across) throws InterruptedException {
        var at = Cost.of(asFastAsTheyCan(local));
        var over = Cost.of(asFastAsTheyCan(across));
        // Not before: only now all that they do when nobody says anything has been compiled.
        double idle = idleMicrosPerSecond();
        var pacedAt = paced(local);
        var pacedOver = paced(across);
        row(
                "nodes that know each other, with " + 4 * ROOMS + " silent people",
                "–",
                Report.text(
                        "%.1f ms of CPU a second and node",
                        idle / 1_000 / service.nodes().size()));
        compare(ROOMS + " rooms as fast as they can", at, over, idle);
        compare("2,000 messages/s", Cost.of(pacedAt), Cost.of(pacedOver), idle);
        row(
                "relay across nodes at 2,000 messages/s",
                "p99 under 10 ms",
                pacedOver.hops().toString());
    }

    private double idleMicrosPerSecond() throws InterruptedException {
        double before = service.cpu().cpuMicros();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        return (service.cpu().cpuMicros() - before) / IDLE_SECONDS;
    }

    private ClosedLoop asFastAsTheyCan(List<Call> calls) throws InterruptedException {
        ClosedLoop.run(calls, Call::candidates, SECONDS, service.cpu());
        return ClosedLoop.run(calls, Call::candidates, SECONDS, service.cpu());
    }

    private PacedRelay paced(List<Call> calls) throws InterruptedException {
        PacedRelay.run(calls, PACE, SECONDS, service.cpu());
        return PacedRelay.run(calls, PACE, SECONDS, service.cpu());
    }

    private void compare(String load, Cost local, Cost across, double idle) {
        row(
                "relay of 300-byte candidates, " + load
                        + ": CPU of all nodes per message, less what they use when idle",
                "across at most 2 times local",
                Report.text(
                        "local %.1f µs, across %.1f µs: %.2f times (%,.0f and %,.0f messages/s)",
                        local.without(idle),
                        across.without(idle),
                        across.without(idle) / local.without(idle),
                        local.perSecond,
                        across.perSecond));
    }

    private void row(String what, String reach, String here) {
        service.report().row(what, "–", reach, here);
    }
}
