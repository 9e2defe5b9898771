package rendezvous.bench.load;

import java.util.List;

/** Somebody waits at one node, another joins at another, and nobody else is there. */
final class CrossLatency {
    private static final int JOINS = 100;

    private CrossLatency() {}

    static void run(Service service) throws InterruptedException {
        var both = new Latencies();
        int lost = 0;
        try (var client = service.clientOfTwo()) {
            var two = client.open(2);
            for (int i = 0; i < JOINS; i++) {
                two.get(i % 2).send(Frames.QUEUE);
                LoadClient.settle(two);
                var join = Burst.of(List.of(two.get(1 - i % 2)), two, service.cpu(), LoadClient.PATIENCE_SECONDS);
                both.record(join.end() - join.start());
                lost += join.lost();
                Burst.disperse(two);
            }
            LoadClient.closeAll(two);
        }
        service.report()
                .row(
                        "two people on different nodes, nobody else waiting, to both having `match`",
                        "–",
                        "p50 under 500 ms",
                        both + "; " + service.lost(lost));
    }
}
