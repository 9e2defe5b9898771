package rendezvous.lobby;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import rendezvous.config.MatchingSettings;

/**
 * The real round of the running server, which fails on demand: it stands where the real one stood, so that what it
 * throws goes the way any failure of a round would go. Only in the test's deployment.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class FlakyRound extends MatchRound {
    private final LinkedBlockingQueue<Throwable> troubles = new LinkedBlockingQueue<>();
    private final Semaphore failed = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);

    /** For the proxy. */
    protected FlakyRound() {}

    @Inject
    public FlakyRound(
            WaitingQueue waiting,
            Barriers barriers,
            Lobby lobby,
            Introductions introductions,
            Visitors visitors,
            Courtship courtship,
            MatchingSettings settings,
            Clock clock,
            RandomGenerator random,
            Event<Met> meetings) {
        super(waiting, barriers, lobby, introductions, visitors, courtship, settings, clock, random, meetings);
    }

    /** The next round throws this. */
    public void failWith(Throwable trouble) {
        troubles.add(trouble);
    }

    /** Whether that many rounds have thrown, awaited for so many seconds. */
    public boolean awaitFailures(int number, int seconds) throws InterruptedException {
        return failed.tryAcquire(number, seconds, TimeUnit.SECONDS);
    }

    /** Whether that many rounds end from now on, awaited for so many seconds. */
    public boolean awaitRounds(int number, int seconds) throws InterruptedException {
        done.drainPermits();
        return done.tryAcquire(number, seconds, TimeUnit.SECONDS);
    }

    @Override
    boolean run() {
        var trouble = troubles.poll();
        if (trouble != null) {
            failed.release();
            FlakyRound.<RuntimeException>raise(trouble);
        }
        boolean again = super.run();
        done.release();
        return again;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable trouble) throws T {
        throw (T) trouble;
    }
}
