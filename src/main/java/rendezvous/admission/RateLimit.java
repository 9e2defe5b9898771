package rendezvous.admission;

/** A token bucket. Used by one thread at a time: a socket's messages come one after another. */
public final class RateLimit {
    private final double perMilli;
    private final int burst;
    private double tokens;
    private long refilled;

    /** @param now in milliseconds, on the scale of {@link #take} */
    public RateLimit(double perSecond, int burst, long now) {
        this.perMilli = perSecond / 1_000;
        this.burst = burst;
        tokens = burst;
        refilled = now;
    }

    /** Takes one token; false when none is left. */
    public boolean take(long now) {
        return take(1, now);
    }

    /** Takes that many tokens; false, and none is taken, when there are not as many. */
    public boolean take(int count, long now) {
        refill(now);
        if (tokens < count) {
            return false;
        }
        tokens -= count;
        return true;
    }

    /** Whether there is one to take. */
    public boolean hasOne(long now) {
        refill(now);
        return tokens >= 1;
    }

    /** Whether nothing of what was taken is felt any more. */
    boolean isFull(long now) {
        refill(now);
        return tokens >= burst;
    }

    private void refill(long now) {
        tokens = Math.min(burst, tokens + Math.max(0, now - refilled) * perMilli);
        refilled = now;
    }
}
