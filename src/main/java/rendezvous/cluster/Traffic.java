package rendezvous.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;

/** How many letters there were. */
final class Traffic {
    private static final long LINE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder refused = new LongAdder();

    private long unreadable;
    private long nextLine = System.nanoTime();

    LongAdder sent() {
        return sent;
    }

    LongAdder received() {
        return received;
    }

    /** That could not be sent, as the other was not there or too much waited for it. */
    LongAdder refused() {
        return refused;
    }

    /** One that came and could not be read; a line a minute at most, without anything of it. */
    void unreadable(Logger log) {
        unreadable++;
        if (System.nanoTime() - nextLine >= 0) {
            nextLine = System.nanoTime() + LINE_NANOS;
            log.warning(() -> unreadable + " letters from other nodes could not be read since the start: do all nodes"
                    + " have the same rendezvous.cluster.secret and version?");
        }
    }
}
