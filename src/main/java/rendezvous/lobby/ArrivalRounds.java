package rendezvous.lobby;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Has a round run as soon as somebody arrives, on one thread of its own: asking costs the asker nothing, and many who
 * ask at once share one round. It rests as long as each round took, so that arrivals never take more than half a core.
 */
@ApplicationScoped
public class ArrivalRounds {
    private static final long LEAST_REST_NANOS = 500_000;

    private final MatchRounds rounds;
    private final Semaphore wish = new Semaphore(0);
    private volatile boolean stopped;

    @Resource
    private ManagedThreadFactory threads;

    /** For the proxy. */
    protected ArrivalRounds() {
        this(null);
    }

    @Inject
    public ArrivalRounds(MatchRounds rounds) {
        this.rounds = rounds;
    }

    /** Returns at once; a round that sees whoever waits now begins within moments. */
    public void ask() {
        if (wish.availablePermits() == 0) {
            wish.release();
        }
    }

    @PostConstruct
    void start() {
        var thread = threads.newThread(this::serve);
        thread.setName("match-on-arrival");
        thread.setDaemon(true);
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopped = true;
        wish.release();
    }

    private void serve() {
        while (!stopped) {
            wish.acquireUninterruptibly();
            wish.drainPermits();
            long start = System.nanoTime();
            rounds.run();
            LockSupport.parkNanos(Math.max(LEAST_REST_NANOS, System.nanoTime() - start));
        }
    }
}
