package rendezvous.drills;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import rendezvous.bench.load.ServerProcess;
import rendezvous.wire.Await;
import rendezvous.wire.Figures;
import rendezvous.wire.OwnServer;

/**
 * What a node holds at one moment, after a collection.
 *
 * @param heap bytes of objects that are alive
 * @param timers tasks that wait for their time, in all of the JVM's schedulers
 * @param sockets that are open, as it counts them itself
 * @param held places of the absent
 */
record Holdings(long heap, int threads, int descriptors, long timers, int sockets, int waiting, int held) {
    /** What a JVM's heap differs by between two looks anyway: caches, compiled lambdas, the figures themselves. */
    private static final long HEAP_SLACK = 6L << 20;

    /** The container starts threads of its own and ends them when it pleases. */
    private static final int FEW = 6;

    /** More than a heartbeat's silence, the grace, and the container's idle time together. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    static Holdings of(OwnServer server) {
        try {
            var process = new ServerProcess(server.pid());
            var figures = new Figures(server.get("/metrics?scope=application"));
            var alive = process.histogram();
            return new Holdings(
                    alive.bytes(),
                    process.threads(),
                    process.descriptors(),
                    alive.objects("java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask"),
                    (int) figures.of("rendezvous_sockets"),
                    (int) figures.of("rendezvous_waiting"),
                    (int) figures.of("rendezvous_held"));
        } catch (IOException e) {
            throw new AssertionError("the node does not say how it is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Once nobody is there any more. */
    static Holdings ofEmpty(OwnServer server) {
        Await.until("an empty node", PATIENCE, () -> {
            var now = of(server);
            return now.sockets == 0 && now.held == 0;
        });
        return of(server);
    }

    /** What it holds once it is back at this; fails when it does not come back. */
    Holdings awaitReturn(OwnServer server) {
        var seen = new Holdings[1];
        try {
            Await.until("as it was", PATIENCE, () -> {
                seen[0] = of(server);
                return isMatchedBy(seen[0]);
            });
        } catch (AssertionError e) {
            throw new AssertionError("it held " + this + " before, and now " + seen[0], e);
        }
        return seen[0];
    }

    private boolean isMatchedBy(Holdings later) {
        return later.heap <= heap + HEAP_SLACK
                && later.threads <= threads + FEW
                && later.descriptors <= descriptors + FEW
                && later.timers <= timers + FEW
                && later.sockets == sockets
                && later.waiting == waiting
                && later.held == held;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f MB, %d threads, %d descriptors, %d timers, %d sockets, %d waiting, %d held",
                heap / 1e6,
                threads,
                descriptors,
                timers,
                sockets,
                waiting,
                held);
    }
}
