package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs rounds one after another, never two at once and without a lock: who asks while one runs only leaves the wish,
 * and whoever runs it goes on until nobody wishes any more.
 */
@ApplicationScoped
public class MatchRounds {
    private static final Logger LOG = Logger.getLogger(MatchRounds.class.getName());

    private final MatchRound round;
    private final AtomicInteger wishes = new AtomicInteger();
    private final Clock clock;
    private final Event<RoundEnded> ends;
    private volatile long lastRound;

    /** For the proxy. */
    protected MatchRounds() {
        this(null, Clock.systemUTC(), null);
    }

    @Inject
    public MatchRounds(MatchRound round, Clock clock, Event<RoundEnded> ends) {
        this.round = round;
        this.clock = clock;
        this.ends = ends;
    }

    /** How long ago a round last ended well: about a second while all is well, and very long before the first. */
    public Duration sinceLastRound() {
        return Duration.ofMillis(clock.millis() - lastRound);
    }

    /** Has a round run that sees everybody who waits now; on this thread unless one is running already. */
    public void run() {
        if (wishes.getAndIncrement() > 0) {
            return;
        }
        int left = 1;
        while (left > 0) {
            int seen = wishes.get();
            tryRound();
            left = wishes.addAndGet(-seen);
        }
    }

    private void tryRound() {
        try {
            var begin = clock.instant();
            boolean well = succeeds();
            ends.fire(new RoundEnded(Duration.between(begin, clock.instant()), well));
        } catch (Throwable failure) {
            // Whoever counts must not keep the next round from coming either: a timer that throws is struck off.
            LOG.log(Level.SEVERE, "What a match round cost could not be told", failure);
        }
    }

    private boolean succeeds() {
        try {
            if (round.run()) {
                wishes.incrementAndGet();
            }
            lastRound = clock.millis();
            return true;
        } catch (Throwable failure) {
            LOG.log(Level.SEVERE, "A match round failed; the next one comes", failure);
            return false;
        }
    }
}
