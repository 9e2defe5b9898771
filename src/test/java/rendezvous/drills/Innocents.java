package rendezvous.drills;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import rendezvous.bench.load.Latencies;
import rendezvous.bench.load.ProbeProcess;
import rendezvous.bench.load.ServerProcess;
import rendezvous.wire.OwnServer;

/** Two who are in a room and signal all the time, within their limits, in a JVM of their own. */
final class Innocents implements AutoCloseable {
    /** 40 a second each, of 50 that are allowed. */
    private static final Duration PACE = Duration.ofNanos(12_500_000);

    private static final int MOST = 80 * 60 * 20;

    private final ProbeProcess probe;

    private Innocents(ProbeProcess probe) {
        this.probe = probe;
    }

    static Innocents in(OwnServer server) throws IOException {
        return new Innocents(ProbeProcess.start(server.port(), new ServerProcess(server.pid()), PACE, MOST));
    }

    /** The end of their signals. Fails when their sockets did. @return how many never arrived */
    long stop() throws IOException, InterruptedException {
        probe.stop();
        return probe.missing();
    }

    /** Of what they said within these times; after {@link #stop}. */
    Latencies within(List<Span> spans) {
        var latencies = new Latencies();
        spans.forEach(span -> probe.hops(span.from(), span.to(), latencies));
        return latencies;
    }

    @Override
    public void close() {
        probe.close();
    }
}
