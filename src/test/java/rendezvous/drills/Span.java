package rendezvous.drills;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** From when to when, on System.nanoTime's scale. */
record Span(long from, long to) {
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** What this takes. */
    static Span of(Work work) throws Exception {
        long from = System.nanoTime();
        work.run();
        return new Span(from, System.nanoTime());
    }

    /** So long, in which nothing is done: to measure what is. */
    static Span idle(Duration time) throws Exception {
        return of(() -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    double seconds() {
        return (to - from) / 1e9;
    }
}
