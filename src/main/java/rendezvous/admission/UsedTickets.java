package rendezvous.admission;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Which tickets have been used, each until it ends by itself. When there are too many of them no further one is taken:
 * forgetting one would make it good again.
 */
final class UsedTickets {
    static final int MOST = 100_000;

    private record Used(String id, long end) {}

    private final Set<String> ids = new HashSet<>();
    private final Queue<Used> byEnd = new PriorityQueue<>(Comparator.comparingLong(Used::end));

    /** False when it was used before, or cannot be remembered. Times are in milliseconds of the wall's clock. */
    synchronized boolean use(String id, long end, long now) {
        while (!byEnd.isEmpty() && byEnd.peek().end() < now) {
            ids.remove(byEnd.poll().id());
        }
        if (ids.size() >= MOST || !ids.add(id)) {
            return false;
        }
        byEnd.add(new Used(id, end));
        return true;
    }
}
