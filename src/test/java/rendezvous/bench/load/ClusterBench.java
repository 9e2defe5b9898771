package rendezvous.bench.load;

import java.util.Map;
import java.util.stream.IntStream;
import rendezvous.wire.Nodes;

/**
 * Measures one, two and three nodes that are one service on this machine; they share its cores, so costs tell more than
 * times. Rows go to standard output; it ends with 1 when anything went wrong.
 */
public final class ClusterBench {
    private static final int MOST_NODES = 3;
    /** The limits hold back one visitor; here one client plays thousands in a hurry. */
    private static final Map<String, String> UNLIMITED = Map.of(
            "RENDEZVOUS_LIMITS_MESSAGES_PER_SECOND", "1000000",
            "RENDEZVOUS_LIMITS_MESSAGE_BURST", "1000000",
            "RENDEZVOUS_LIMITS_BYTES_PER_SECOND", "1000000000",
            "RENDEZVOUS_LIMITS_BYTE_BURST", "1000000000",
            "RENDEZVOUS_LIMITS_SOCKETS", "1000000",
            "RENDEZVOUS_LIMITS_SOCKETS_PER_ADDRESS", "1000000",
            "RENDEZVOUS_LIMITS_HANDSHAKES_PER_SECOND", "1000000",
            "RENDEZVOUS_LIMITS_HANDSHAKE_BURST", "1000000",
            "RENDEZVOUS_LIMITS_INTRODUCTION", "PT1M");

    private final Report report;
    private final Failures failures;

    private ClusterBench(Report report, Failures failures) {
        this.report = report;
        this.failures = failures;
    }

    public static void main(String[] args) throws Exception {
        var report = Report.toStandardOutput();
        var failures = new Failures();
        var bench = new ClusterBench(report, failures);
        double alone = bench.pairs("1 node", Nodes.apart(1, UNLIMITED), 0, service -> {});
        // So much of what follows is the machine's, whose cores and caches they share.
        bench.pairs(
                MOST_NODES + " nodes that know nothing of each other",
                Nodes.apart(MOST_NODES, UNLIMITED),
                alone,
                service -> {});
        bench.pairs("2 nodes", Nodes.start(2, node -> UNLIMITED), alone, service -> {});
        bench.pairs(MOST_NODES + " nodes", Nodes.start(MOST_NODES, node -> UNLIMITED), alone, service -> {
            CrossLatency.run(service);
            CrossRelay.run(service);
            EvenBurst.run(service);
        });
        failures.print();
        System.exit(failures.any() ? 1 : 0);
    }

    private double pairs(String what, Nodes started, double alone, More more) throws Exception {
        try (var nodes = started;
                var client = new LoadClient(failures, nodes.signaling())) {
            var servers = IntStream.range(0, nodes.size())
                    .mapToObj(i -> new ServerProcess(nodes.node(i).pid()))
                    .toList();
            var service = new Service(nodes, Cpu.of(servers), client, failures, report);
            double perPair = PairCost.run(service);
            double before = alone == 0 ? perPair : alone;
            report.row(
                    "server CPU per matched pair, " + what,
                    "–",
                    "grows by less than 20 % from 1 to 3",
                    Report.text("%.0f µs, %+.0f %%", perPair, 100 * (perPair / before - 1)));
            more.run(service);
            return perPair;
        }
    }

    /** What else is measured of the same nodes. */
    private interface More {
        void run(Service service) throws Exception;
    }
}
