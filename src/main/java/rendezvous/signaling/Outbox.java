package rendezvous.signaling;

import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import rendezvous.protocol.Return;

/**
 * What one client is still to be sent: in order, bounded, one frame on its way at a time. Any thread may post and
 * flush; whoever finds nobody writing writes, and nobody waits for a client that reads slowly.
 *
 * <p>Its socket may be replaced: what an earlier one may not have brought is sent once more, and what is posted while
 * there is none waits.
 */
final class Outbox {
    /** Where frames go: the socket. {@code done} is called once each frame is out, perhaps before this returns. */
    @FunctionalInterface
    interface Writer {
        void write(String frame, Runnable done);
    }

    /** What is kept to be sent once more, in characters: far more than is said between two pings. */
    private static final int KEPT = 64 * 1024;

    private record Move(Writer writer, String greeting, long received) {}

    private final Queue<String> frames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger flushes = new AtomicInteger();
    private final AtomicReference<Move> next = new AtomicReference<>();
    private final Journal sent;
    private final int capacity;
    private final Runnable onOverflow;
    private volatile Delivery current;
    private volatile boolean closed;

    /**
     * @param capacity in characters, which in signaling are bytes
     * @param onOverflow called from {@link #flush} when more than that waits; nothing is sent any more
     */
    Outbox(Writer writer, int capacity, Runnable onOverflow) {
        this.current = new Delivery(writer, null, List.of(), 0);
        this.capacity = capacity;
        this.onOverflow = onOverflow;
        sent = new Journal(Math.min(capacity, KEPT));
    }

    /** From now on another socket can go on where this one ends. */
    void keep() {
        sent.keep();
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

    /** The number of the frame it has got last, where another socket could go on after that one. */
    OptionalLong resumableAfter(long received) {
        long number = received == Return.ALL ? sent.last() : received;
        return sent.after(number).isPresent() ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /**
     * Goes on over another socket: the greeting, then all that was sent after the frame of that number, then the rest.
     */
    void moveTo(Writer writer, String greeting, long received) {
        next.set(new Move(writer, greeting, received));
        flush();
    }

    /** That socket is gone; what is posted waits for another. */
    void leave(Writer writer) {
        var delivery = current;
        if (delivery.isBy(writer)) {
            delivery.end();
        }
    }

    /** The number of the last frame that this socket was handed; 0 when it is not the one that is written to. */
    long reached(Writer writer) {
        var delivery = current;
        return delivery.isBy(writer) ? delivery.reached() : 0;
    }

    /** The client has got everything up to that frame. */
    void confirm(long number) {
        sent.confirm(number);
    }

    /** See {@link Journal#review}. */
    void review(long heard, long now, long patience) {
        sent.review(heard, now, patience);
    }

    private void writeWaiting() {
        var delivery = latest();
        while (!closed && delivery.isFree() && writeNext(delivery)) {
            delivery = latest();
        }
    }

    private boolean writeNext(Delivery delivery) {
        Runnable done = () -> written(delivery);
        if (delivery.catchUp(done)) {
            return true;
        }
        var frame = frames.poll();
        if (frame != null) {
            sent.add(frame);
            delivery.write(frame, frame.length(), done);
        }
        return frame != null;
    }

    /** The newest socket. Looked for between two frames, so that none is lost on its way from one to the other. */
    private Delivery latest() {
        var move = next.getAndSet(null);
        if (move != null) {
            current.end();
            size.addAndGet(-current.settle());
            current = delivery(move);
        }
        return current;
    }

    private Delivery delivery(Move move) {
        sent.move();
        var again = sent.after(move.received());
        if (again.isEmpty()) {
            // So much was sent in the last moment that some of it is here no more.
            close();
            onOverflow.run();
        }
        return new Delivery(move.writer(), move.greeting(), again.orElse(List.of()), move.received());
    }

    private void written(Delivery delivery) {
        size.addAndGet(-delivery.settle());
        flush();
    }
}
