package rendezvous.lobby;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import rendezvous.identity.PeerId;

/** One peer's side of the skip cache; guarded by it. All skips last equally long, so the oldest expire first. */
final class Skips {
    /** Who skipped this peer: the other ends of others' skips. */
    private final Set<PeerId> skippedBy = new HashSet<>();

    /** Whom this peer skipped, oldest first, and when that expires in milliseconds of the clock. */
    private final Map<PeerId, Long> expiries = new LinkedHashMap<>();

    void add(PeerId whom, long expiry) {
        // Taken out first, so that a renewed skip moves to the end.
        expiries.remove(whom);
        expiries.put(whom, expiry);
    }

    void addSkippedBy(PeerId who) {
        skippedBy.add(who);
    }

    void removeSkippedBy(PeerId who) {
        skippedBy.remove(who);
    }

    boolean isSkippedBy(PeerId who) {
        return skippedBy.contains(who);
    }

    Set<PeerId> skippedBy() {
        return skippedBy;
    }

    void remove(PeerId whom) {
        expiries.remove(whom);
    }

    PeerId removeOldest() {
        var oldest = expiries.keySet().iterator();
        var whom = oldest.next();
        oldest.remove();
        return whom;
    }

    List<PeerId> removeAll() {
        var all = new ArrayList<>(expiries.keySet());
        expiries.clear();
        return all;
    }

    List<PeerId> removeExpired(long now) {
        var expired = new ArrayList<PeerId>();
        var entries = expiries.entrySet().iterator();
        while (entries.hasNext()) {
            var entry = entries.next();
            if (entry.getValue() > now) {
                break;
            }
            expired.add(entry.getKey());
            entries.remove();
        }
        return expired;
    }

    void eachAlive(long now, Consumer<PeerId> action) {
        expiries.forEach((whom, expiry) -> {
            if (expiry > now) {
                action.accept(whom);
            }
        });
    }

    boolean holds(PeerId whom, long now) {
        var expiry = expiries.get(whom);
        return expiry != null && expiry > now;
    }

    int count() {
        return expiries.size();
    }

    boolean isEmpty() {
        return expiries.isEmpty() && skippedBy.isEmpty();
    }
}
