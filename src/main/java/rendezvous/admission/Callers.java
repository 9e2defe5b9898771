package rendezvous.admission;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What is known of each address, for as long as it matters. Those with a socket, or a place that is held, are as many
 * as there are such places at most. Those without are forgotten when their bucket is full again, and there are never more than {@link #MOST_IDLE}:
 * beyond, the one that has not come for longest goes. So somebody with a million networks costs no memory, and locks
 * nobody out: who is forgotten too early starts with a full bucket, as each of those networks does anyway.
 *
 * <p>Guarded by who holds it.
 */
final class Callers {
    static final int MOST_IDLE = 10_000;

    private final Map<ClientAddress, Caller> connected = new HashMap<>();
    private final Map<ClientAddress, Caller> idle = new LinkedHashMap<>();
    private final LongFunction<Caller> newcomer;

    /** @param newcomer makes what is known of somebody who comes for the first time, at that moment */
    Callers(LongFunction<Caller> newcomer) {
        this.newcomer = newcomer;
    }

    Caller of(ClientAddress address, long now) {
        var known = connected.getOrDefault(address, idle.get(address));
        return known != null ? known : newcomer.apply(now);
    }

    /** It came, or a socket of it ended. */
    void put(ClientAddress address, Caller caller, long now) {
        idle.remove(address);
        if (caller.isHere()) {
            connected.put(address, caller);
        } else {
            connected.remove(address);
            idle.put(address, caller);
        }
        forget(now);
    }

    int size() {
        return connected.size() + idle.size();
    }

    private void forget(long now) {
        var longest = idle.values().iterator();
        while (longest.hasNext()) {
            var caller = longest.next();
            if (idle.size() <= MOST_IDLE && !caller.isForgettable(now)) {
                return;
            }
            longest.remove();
        }
    }
}
