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

    private ClusterBench() {}

    public static void main(String[] args) throws Exception {
        var report = Report.toStandardOutput();
        var failures = new Failures();
        double alone = 0;
        for (int number = 1; number <= MOST_NODES; number++) {
            try (var nodes = start(number);
                    var client = new LoadClient(failures, nodes.signaling())) {
                var servers = IntStream.range(0, number)
                        .mapToObj(i -> new ServerProcess(nodes.node(i).pid()))
                        .toList();
                var service = new Service(nodes, Cpu.of(servers), client, failures, report);
                double perPair = PairCost.run(service);
                alone = number == 1 ? perPair : alone;
                report.row(
                        "server CPU per matched pair, " + number + (number == 1 ? " node" : " nodes"),
                        "–",
                        "grows by less than 20 % from 1 to 3",
                        Report.text("%.0f µs, %+.0f %%", perPair, 100 * (perPair / alone - 1)));
                if (number == MOST_NODES) {
                    CrossLatency.run(service);
                    CrossRelay.run(service);
                    EvenBurst.run(service);
                }
            }
        }
        failures.print();
        System.exit(failures.any() ? 1 : 0);
    }

    private static Nodes start(int number) throws Exception {
        return number == 1 ? Nodes.alone(UNLIMITED) : Nodes.start(number, node -> UNLIMITED);
    }
}
