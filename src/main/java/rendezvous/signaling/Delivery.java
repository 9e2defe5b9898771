package rendezvous.signaling;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import rendezvous.signaling.Outbox.Writer;

/** How far one socket has got with what its visitor is to be sent. Only {@link Outbox#flush} moves it on. */
final class Delivery {
    private final Writer writer;
    private final Queue<String> again;
    private final AtomicInteger cost = new AtomicInteger();
    private String greeting;
    private volatile boolean underway;
    private volatile boolean over;
    private volatile long reached;

    /**
     * @param greeting goes ahead of everything and is not counted; null where there is none
     * @param again what an earlier socket was sent after the frame numbered {@code reached}
     */
    Delivery(Writer writer, String greeting, List<String> again, long reached) {
        this.writer = writer;
        this.greeting = greeting;
        this.again = new ArrayDeque<>(again);
        this.reached = reached;
    }

    boolean isBy(Writer other) {
        return writer == other;
    }

    /** Whether it can take a frame now. */
    boolean isFree() {
        return !underway && !over;
    }

    void end() {
        over = true;
    }

    /** The number of the last frame the socket was handed. */
    long reached() {
        return reached;
    }

    /** Whether something of its own is to be written before anything new; then it is. */
    boolean catchUp(Runnable done) {
        if (greeting != null) {
            var first = greeting;
            greeting = null;
            hand(first, 0, done);
            return true;
        }
        var frame = again.poll();
        if (frame != null) {
            write(frame, 0, done);
        }
        return frame != null;
    }

    /** @param weight given back by {@link #settle} once the frame is out */
    void write(String frame, int weight, Runnable done) {
        hand(frame, weight, done);
        // Not before: what a ping proves is what was handed over ahead of it.
        reached++;
    }

    /** What the frame on its way weighed; the next may follow. */
    int settle() {
        int weight = cost.getAndSet(0);
        underway = false;
        return weight;
    }

    private void hand(String frame, int weight, Runnable done) {
        cost.set(weight);
        underway = true;
        writer.write(frame, done);
    }
}
