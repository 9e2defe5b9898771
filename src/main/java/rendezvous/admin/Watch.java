package rendezvous.admin;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks at the figures every moment, remembers those of the last minutes, and tells whoever looks at the page. */
final class Watch {
    static final Duration EVERY = Duration.ofSeconds(2);
    static final Duration REMEMBERED = Duration.ofMinutes(15);

    /** Each costs a line every moment. */
    static final int MOST_VIEWERS = 8;

    private static final Logger LOG = Logger.getLogger(Watch.class.getName());

    private final Supplier<? extends Map<String, Double>> figures;
    private final Supplier<String> more;
    private final Clock clock;
    private final Instant since =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    private final History history = new History((int) REMEMBERED.dividedBy(EVERY));
    private final Set<Viewer> viewers = new HashSet<>();
    private boolean ended;

    /** @param more events that go along with each sample; may be empty */
    Watch(Supplier<? extends Map<String, Double>> figures, Supplier<String> more, Clock clock) {
        this.figures = figures;
        this.more = more;
        this.clock = clock;
    }

    /** Takes the next sample, whatever went wrong with the last one. */
    void look() {
        try {
            tell(figures.get());
        } catch (Throwable failure) {
            // A task that throws is not run again.
            LOG.log(Level.WARNING, "A look at the figures failed; the next one comes", failure);
        }
    }

    private synchronized void tell(Map<String, Double> now) {
        long time = clock.millis();
        history.add(time, now);
        if (!viewers.isEmpty()) {
            var sample = Events.sample(time, now) + more.get();
            for (var viewer : Set.copyOf(viewers)) {
                if (!viewer.tell(sample)) {
                    leave(viewer);
                }
            }
        }
    }

    /** Tells what has been, and from then on what is; false when there are as many as may be. */
    synchronized boolean join(Viewer viewer) {
        if (ended || viewers.size() >= MOST_VIEWERS) {
            return false;
        }
        viewers.add(viewer);
        if (!viewer.tell(Events.history(history, EVERY, since))) {
            leave(viewer);
        }
        return true;
    }

    /** Leaving twice is fine. */
    synchronized void leave(Viewer viewer) {
        if (viewers.remove(viewer)) {
            viewer.end();
        }
    }

    synchronized void end() {
        ended = true;
        Set.copyOf(viewers).forEach(this::leave);
    }
}
