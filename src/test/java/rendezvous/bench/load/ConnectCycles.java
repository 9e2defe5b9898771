package rendezvous.bench.load;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Connect, {@code setInfo}, close: visitors who look in and go.
 *
 * @param perCpuSecond cycles for each second of the server's CPU
 * @param opening until {@code setInfoSuccess}; the rest of a cycle is the close
 */
record ConnectCycles(double perCpuSecond, double perSecond, Latencies opening, Latencies cycles) {
    private static final int RUNS = 3;
    private static final int CYCLES = 3_000;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int AT_ONCE = 8;

    /** A handshake runs through much of the container, which takes the compiler long: so early and late are told. */
    static void run(Bench bench) throws InterruptedException {
        warmUp(1, bench);
        var early = median(bench);
        warmUp(3, bench);
        var late = median(bench);
        bench.report()
                .row(
                        "connect, `setInfo`, close",
                        "3,980 cycles per server CPU-second, p50 2.95 ms",
                        "at least as many",
                        Report.text(
                                "%,.0f cycles per server CPU-second, p50 %.2f ms (%,.0f a second, 8 at a time); "
                                        + "%,.0f after 15 s of warm-up only",
                                late.perCpuSecond, late.cycles.millis(0.5), late.perSecond, early.perCpuSecond));
    }

    private static void warmUp(int times, Bench bench) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            measure(Integer.MAX_VALUE, bench);
        }
    }

    private static ConnectCycles median(Bench bench) throws InterruptedException {
        var runs = new ConnectCycles[RUNS];
        for (int i = 0; i < RUNS; i++) {
            runs[i] = measure(CYCLES, bench);
            Report.say(Report.text(
                    "  %,.0f cycles per server CPU-second, cycle %s, of it opening %s",
                    runs[i].perCpuSecond, runs[i].cycles, runs[i].opening));
        }
        Arrays.sort(runs, Comparator.comparingDouble(ConnectCycles::perCpuSecond));
        return runs[RUNS / 2];
    }

    static ConnectCycles measure(int count, Bench bench) throws InterruptedException {
        var gate = new Semaphore(AT_ONCE);
        var opening = new Latencies();
        var cycles = new Latencies();
        double cpu = bench.server().cpuMicros();
        long start = System.nanoTime();
        int done = 0;
        for (; done < count && System.nanoTime() - start < MOST_NANOS; done++) {
            acquire(gate, 1);
            cycle(opening, cycles, bench).whenComplete((peer, failure) -> {
                gate.release();
                if (failure != null) {
                    bench.failures().add("connect, setInfo, close: " + failure);
                }
            });
        }
        acquire(gate, AT_ONCE);
        double took = (System.nanoTime() - start) / 1e9;
        cpu = bench.server().cpuMicros() - cpu;
        return new ConnectCycles(done / (cpu / 1e6), done / took, opening, cycles);
    }

    private static CompletableFuture<LoadPeer> cycle(Latencies opening, Latencies cycles, Bench bench) {
        long start = System.nanoTime();
        return bench.client()
                .open()
                .thenCompose(peer -> {
                    opening.record(System.nanoTime() - start);
                    return peer.close();
                })
                .whenComplete((peer, failure) -> cycles.record(System.nanoTime() - start));
    }

    private static void acquire(Semaphore gate, int permits) throws InterruptedException {
        if (!gate.tryAcquire(permits, LoadClient.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A connection neither opened nor closed in time");
        }
    }
}
