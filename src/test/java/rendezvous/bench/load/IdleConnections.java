package rendezvous.bench.load;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/** Connected and introduced, and nothing but heartbeats. Wants a server that has not been filled before. */
final class IdleConnections {
    private static final int[] CROWDS = {1_000, 5_000, 10_000};
    private static final String[] ORIGINAL = {"–", "–", "16 KB each, 8.8 % of one core"};
    private static final String[] REACH = {"–", "–", "at most 32 KB and 9 %"};
    private static final int SETTLE_SECONDS = 4;
    private static final int SECONDS = 18;

    private IdleConnections() {}

    static void run(Bench bench) throws Exception {
        long aliveBefore = bench.server().collectGarbage();
        long before = bench.server().memory();
        var idle = new ArrayList<LoadPeer>();
        for (int i = 0; i < CROWDS.length && Bench.crowd(CROWDS[i]) > idle.size(); i++) {
            double cpu = bench.server().cpuMicros();
            int opening = Bench.crowd(CROWDS[i]) - idle.size();
            idle.addAll(bench.client().open(opening));
            double connecting = (bench.server().cpuMicros() - cpu) / opening;
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            double percent = cpuPercent(bench.server());
            long alive = bench.server().collectGarbage() - aliveBefore;
            long memory = bench.server().memory();
            bench.report()
                    .row(
                            "%,d idle connections with 3 s heartbeats".formatted(idle.size()),
                            ORIGINAL[i],
                            REACH[i],
                            Report.text(
                                    "%.1f KB of memory each (%d MB before; %.1f KB of live objects each), %.1f %% of one core, %.2f ms of CPU to connect",
                                    (memory - before) / (double) idle.size(),
                                    before / 1024,
                                    alive / 1024.0 / idle.size(),
                                    percent,
                                    connecting / 1000));
        }
        LoadClient.closeAll(idle);
    }

    private static double cpuPercent(ServerProcess server) throws InterruptedException {
        double cpu = server.cpuMicros();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        return (server.cpuMicros() - cpu) * 1_000 / (System.nanoTime() - start) * 100;
    }
}
