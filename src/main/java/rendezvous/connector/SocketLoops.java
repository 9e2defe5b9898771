package rendezvous.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The selector threads. Those in a call have theirs apart, so that a crowd which comes all at once does not stand
 * before their signals. Few in all: the fewer there are, the more messages each turn serves, and the matcher needs a
 * core too.
 */
final class SocketLoops {
    private static final int OF_EACH_KIND = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);

    private final List<SocketLoop> forArrivals;
    private final List<SocketLoop> forCalls;
    private final AtomicInteger given = new AtomicInteger();

    private SocketLoops(List<SocketLoop> forArrivals, List<SocketLoop> forCalls) {
        this.forArrivals = forArrivals;
        this.forCalls = forCalls;
    }

    static SocketLoops start() throws IOException {
        return new SocketLoops(startAll("websocket-arrivals-"), startAll("websocket-calls-"));
    }

    private static List<SocketLoop> startAll(String name) throws IOException {
        var loops = new ArrayList<SocketLoop>();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            var loop = new SocketLoop();
            loops.add(loop);
            // Inherits the application's context class loader from the starting thread.
            var thread = new Thread(loop, name + i);
            thread.setDaemon(true);
            thread.start();
        }
        return loops;
    }

    /** For a socket that has just come. */
    SocketLoop next() {
        return oneOf(forArrivals);
    }

    /** For the same socket once it is in a call. */
    SocketLoop nextForCalls() {
        return oneOf(forCalls);
    }

    void stop() {
        forArrivals.forEach(SocketLoop::stop);
        forCalls.forEach(SocketLoop::stop);
    }

    private SocketLoop oneOf(List<SocketLoop> loops) {
        return loops.get(Math.floorMod(given.getAndIncrement(), loops.size()));
    }
}
