package rendezvous.bench.load;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;

/** Counts durations in buckets at most 1.6 % wide; any thread may record. */
public final class Latencies {
    private static final int PRECISION = 6;
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final AtomicLongArray buckets = new AtomicLongArray(64 << PRECISION);
    private final LongAccumulator max = new LongAccumulator(Math::max, 0);

    void record(long nanos) {
        long value = Math.max(nanos, 1);
        buckets.incrementAndGet(bucket(value));
        max.accumulate(value);
    }

    public double maxMillis() {
        return max.get() / NANOS_PER_MILLI;
    }

    public long count() {
        long count = 0;
        for (int i = 0; i < buckets.length(); i++) {
            count += buckets.get(i);
        }
        return count;
    }

    /** @param share between 0 and 1; 0.99 for the p99 */
    public double millis(double share) {
        long left = (long) Math.ceil(count() * share);
        for (int i = 0; i < buckets.length(); i++) {
            left -= buckets.get(i);
            if (left <= 0) {
                return Math.min(lowest(i + 1) / NANOS_PER_MILLI, maxMillis());
            }
        }
        return maxMillis();
    }

    @Override
    public String toString() {
        return Report.text("p50 %.2f ms, p99 %.2f ms, max %.1f ms", millis(0.5), millis(0.99), maxMillis());
    }

    private static int bucket(long value) {
        int exponent = Math.max(0, 63 - Long.numberOfLeadingZeros(value) - PRECISION);
        return (exponent << PRECISION) + (int) (value >>> exponent);
    }

    private static double lowest(int bucket) {
        int exponent = Math.max(0, (bucket >> PRECISION) - 1);
        return (double) (bucket - ((long) exponent << PRECISION)) * (1L << exponent);
    }
}
