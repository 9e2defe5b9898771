package rendezvous.admission;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@link RateLimit} for each address. There are never more than {@link Callers#MOST_IDLE}: beyond, the one that has not
 * come for longest is forgotten. So somebody with a million networks costs no memory, and slows down nobody else.
 *
 * <p>Guarded by who holds it.
 */
public final class RateLimits {
    private final double perSecond;
    private final int burst;
    private final Map<ClientAddress, RateLimit> byAddress = new LinkedHashMap<>();

    public RateLimits(double perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** @param now in milliseconds */
    public RateLimit of(ClientAddress address, long now) {
        var known = byAddress.remove(address);
        var limit = known != null ? known : new RateLimit(perSecond, burst, now);
        byAddress.put(address, limit);
        if (byAddress.size() > Callers.MOST_IDLE) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
        return limit;
    }
}
