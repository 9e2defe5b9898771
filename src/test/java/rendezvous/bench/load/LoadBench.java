package rendezvous.bench.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures the running server. Arguments: its port, its process id, the scenarios' letters. Rows go to standard
 * output; it ends with 1 when anything went wrong.
 */
public final class LoadBench {
    @FunctionalInterface
    private interface Scenario {
        void run(Bench bench) throws Exception;
    }

    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("a", JoinLatency::run);
        SCENARIOS.put("b", JoinBurst::run);
        SCENARIOS.put("c", CallDuringBurst::run);
        SCENARIOS.put("d", Relay::run);
        SCENARIOS.put("e", ConnectCycles::run);
        SCENARIOS.put("f", IdleConnections::run);
        SCENARIOS.put("g", SkippingBurst::run);
    }

    private LoadBench() {}

    public static void main(String[] args) throws Exception {
        var report = Report.toStandardOutput();
        var failures = new Failures();
        int port = Integer.parseInt(args[0]);
        var server = new ServerProcess(Long.parseLong(args[1]));
        try (var client = new LoadClient(port, failures)) {
            var bench = new Bench(port, server, client, failures, report);
            WarmUp.run(bench);
            for (var letter : Arrays.asList(args).subList(2, args.length)) {
                run(letter, bench);
            }
        }
        failures.print();
        System.exit(failures.any() ? 1 : 0);
    }

    private static void run(String letter, Bench bench) {
        Report.say(Report.text("scenario %s begins; load average %.2f", letter, Bench.load()));
        var scenario = SCENARIOS.get(letter);
        if (scenario == null) {
            bench.failures().add("there is no scenario " + letter + "; there are " + SCENARIOS.keySet());
            return;
        }
        double own = Bench.ownCpuMicros();
        double server = bench.server().cpuMicros();
        try {
            scenario.run(bench);
        } catch (Exception e) {
            bench.failures().add("scenario " + letter + ": " + e);
        }
        Report.say(Report.text(
                "scenario %s used %.1f s of CPU in the server and %.1f s in the client",
                letter, (bench.server().cpuMicros() - server) / 1e6, (Bench.ownCpuMicros() - own) / 1e6));
    }
}
