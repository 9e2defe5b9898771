package rendezvous.signaling;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one client is still to be sent: in order, bounded, one frame on its way at a time. Any thread may post and
 * flush; whoever finds nobody writing writes, and nobody waits for a client that reads slowly.
 */
final class Outbox {
    /** Where frames go: the socket. {@code done} is called once each frame is out, perhaps before this returns. */
    @FunctionalInterface
    interface Writer {
        void write(String frame, Runnable done);
    }

    private final Queue<String> frames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger flushes = new AtomicInteger();
    private final Writer writer;
    private final int capacity;
    private final Runnable onOverflow;
    private volatile boolean underway;
    private volatile boolean closed;

    /**
     * @param capacity in characters, which in signaling are bytes
     * @param onOverflow called from {@link #flush} when more than that waits; nothing is sent any more
     */
    Outbox(Writer writer, int capacity, Runnable onOverflow) {
        this.writer = writer;
        this.capacity = capacity;
        this.onOverflow = onOverflow;
    }

    /** Appends without writing. */
    void post(String frame) {
        if (!closed && size.addAndGet(frame.length()) <= capacity + frame.length()) {
            frames.add(frame);
        }
    }

    /** Writes what waits, as far as the client takes it; a thread that is writing already does it for us. */
    void flush() {
        if (size.get() > capacity && !closed) {
            close();
            onOverflow.run();
            return;
        }
        if (flushes.getAndIncrement() > 0) {
            return;
        }
        int left = 1;
        while (left > 0) {
            int seen = flushes.get();
            writeWaiting();
            left = flushes.addAndGet(-seen);
        }
    }

    void close() {
        closed = true;
        frames.clear();
    }

    private void writeWaiting() {
        while (!underway && !closed) {
            var frame = frames.poll();
            if (frame == null) {
                return;
            }
            underway = true;
            writer.write(frame, () -> written(frame));
        }
    }

    private void written(String frame) {
        size.addAndGet(-frame.length());
        underway = false;
        flush();
    }
}
