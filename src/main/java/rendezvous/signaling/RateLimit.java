package rendezvous.signaling;

/** A token bucket. Used by one socket's messages only, which the container hands over one after another. */
final class RateLimit {
    private final double perMilli;
    private final int burst;
    private double tokens;
    private long refilled;

    /** @param now in milliseconds, on the scale of {@link #take} */
    RateLimit(double perSecond, int burst, long now) {
        this.perMilli = perSecond / 1_000;
        this.burst = burst;
        tokens = burst;
        refilled = now;
    }

    /** Takes one token; false when none is left. */
    boolean take(long now) {
        tokens = Math.min(burst, tokens + Math.max(0, now - refilled) * perMilli);
        refilled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
