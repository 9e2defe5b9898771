package rendezvous.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A call in a JVM of its own, so that what the crowd's client queues and collects is not taken for the server's doing.
 * Its times are on our scale: System.nanoTime is the same clock for every process on Linux (CLOCK_MONOTONIC).
 */
public final class ProbeProcess implements AutoCloseable {
    private record Hop(long sent, long heard) {}

    private final Process process;
    private final BufferedReader output;
    private List<Hop> hops = List.of();

    private ProbeProcess(Process process) {
        this.process = process;
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ProbeProcess start(Bench bench) throws IOException {
        return start(bench.port(), bench.server(), Probe.PACE, Probe.MOST);
    }

    /**
     * @param pace between two candidates, one way and the other by turns
     * @param most candidates in all
     */
    public static ProbeProcess start(int port, ServerProcess server, Duration pace, int most) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName(),
                        Integer.toString(port),
                        Long.toString(server.pid()),
                        Long.toString(pace.toNanos()),
                        Integer.toString(most))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var probe = new ProbeProcess(process);
        if (!Probe.RUNNING.equals(probe.output.readLine())) {
            throw new IOException("The probe did not start");
        }
        return probe;
    }

    /** Stops it and takes what it noted. */
    public void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        hops = output.lines().map(ProbeProcess::hop).toList();
        if (process.waitFor() != 0) {
            throw new IOException("The probe failed");
        }
    }

    /** Of the candidates sent between {@code from} and {@code to}. */
    public void hops(long from, long to, Latencies latencies) {
        hops.stream()
                .filter(hop -> hop.sent - from >= 0 && hop.sent - to < 0 && hop.heard != 0)
                .forEach(hop -> latencies.record(hop.heard - hop.sent));
    }

    public long missing() {
        return hops.stream().filter(hop -> hop.heard == 0).count();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static Hop hop(String line) {
        int blank = line.indexOf(' ');
        return new Hop(Long.parseLong(line.substring(0, blank)), Long.parseLong(line.substring(blank + 1)));
    }
}
