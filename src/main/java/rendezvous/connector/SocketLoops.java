package rendezvous.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The selector threads; a connection stays on the one it was given. One for each two cores: the fewer they are, the
 * more messages each turn serves, and the matcher and the pages need a core too.
 */
final class SocketLoops {

    private static final int COUNT = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final List<SocketLoop> loops;
    private final AtomicInteger given = new AtomicInteger();

    private SocketLoops(List<SocketLoop> loops) {
        this.loops = loops;
    }

    static SocketLoops start() throws IOException {
        List<SocketLoop> loops = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            var loop = new SocketLoop();
            loops.add(loop);
            // inherits the application's context class loader from the starting thread
            var thread = new Thread(loop, "websocket-loop-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        return new SocketLoops(loops);
    }

    SocketLoop next() {
        return loops.get(Math.floorMod(given.getAndIncrement(), loops.size()));
    }

    void stop() {
        loops.forEach(SocketLoop::stop);
    }
}
