package rendezvous.bench.load;

import java.util.List;
import java.util.stream.IntStream;

/** Signals through 50 rooms: of one node, and of two. */
final class CrossRelay {
    private static final int ROOMS = 50;
    private static final int SECONDS = 6;
    private static final int PACE = 2_000;

    private CrossRelay() {}

    static void run(Service service) throws InterruptedException {
        try (var first = service.clientOfFirst();
                var two = service.clientOfTwo()) {
            var local = Call.open(ROOMS, first, service.cpu());
            // One after another: more at once would meet at home.
            var across = IntStream.range(0, ROOMS)
                    .mapToObj(i -> openOne(two, service))
                    .toList();
            var at = loop(local, service);
            var over = loop(across, service);
            var paced = PacedRelay.run(across, PACE, SECONDS, service.cpu());
            service.report()
                    .row(
                            "relay, 50 rooms ping-ponging 300-byte candidates: CPU of all nodes per 1,000 messages",
                            "–",
                            "across at most 2 times local",
                            Report.text(
                                    "local %.1f ms, across %.1f ms: %.2f times; %,.0f and %,.0f messages/s",
                                    at.cpuMicros(),
                                    over.cpuMicros(),
                                    over.cpuMicros() / at.cpuMicros(),
                                    at.messagesPerSecond(),
                                    over.messagesPerSecond()));
            service.report()
                    .row(
                            "relay across nodes at 2,000 messages/s",
                            "–",
                            "p99 under 10 ms",
                            paced.hops().toString());
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

    /** The second counts: the first warms up. */
    private static ClosedLoop loop(List<Call> calls, Service service) throws InterruptedException {
        ClosedLoop.run(calls, Call::candidates, SECONDS, service.cpu());
        return ClosedLoop.run(calls, Call::candidates, SECONDS, service.cpu());
    }
}
