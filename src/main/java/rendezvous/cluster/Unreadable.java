package rendezvous.cluster;

import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** What came and could not be read: a line a minute at most, without anything of it. For one thread. */
final class Unreadable {
    private static final long LINE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private long count;
    private long nextLine = System.nanoTime();

    void note(Logger log) {
        count++;
        if (System.nanoTime() - nextLine >= 0) {
            nextLine = System.nanoTime() + LINE_NANOS;
            log.warning(() -> count + " letters from other nodes could not be read since the start: do all nodes"
                    + " have the same rendezvous.cluster.secret and version?");
        }
    }
}
