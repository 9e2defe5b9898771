package rendezvous.connector;

/** How many of a kind may come: so many at once, then one in each while. Times are of {@link System#nanoTime()}. */
final class Allowance {
    private final int burst;
    private final long nanos;
    private long paidUntil;

    Allowance(int burst, long nanos, long now) {
        this.burst = burst;
        this.nanos = nanos;
        paidUntil = now;
    }

    /** One has come; false when it is one too many. */
    boolean take(long now) {
        if (paidUntil - now < 0) {
            paidUntil = now;
        }
        paidUntil += nanos;
        return paidUntil - now <= burst * nanos;
    }
}
