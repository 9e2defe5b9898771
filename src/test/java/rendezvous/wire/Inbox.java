package rendezvous.wire;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What came for one client and was not looked at yet, in order. */
final class Inbox {
    private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
    private final String owner;

    Inbox(String owner) {
        this.owner = owner;
    }

    void add(Received received) {
        arrivals.add(received);
    }

    /** The next that comes, which has to be this event: anything else says what is wrong at once. */
    Received expect(String event, Duration within) {
        var next = next(event, within);
        if (!next.event().equals(event)) {
            throw new AssertionError(owner + " expected " + event + ", but got " + next + ", then " + arrivals);
        }
        return next;
    }

    /** The next that comes, whatever it is; {@code hope} is what a failure says was waited for. */
    Received next(String hope, Duration within) {
        try {
            var next = arrivals.poll(within.toNanos(), NANOSECONDS);
            if (next == null) {
                throw new AssertionError(
                        owner + " expected " + hope + ", but nothing came within " + within.toSeconds() + " s");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(owner + " was interrupted while expecting " + hope, e);
        }
    }
}
