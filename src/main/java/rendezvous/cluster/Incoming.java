package rendezvous.cluster;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What has come and was not looked at yet. Where it is too much it is dropped, which leaves a gap that is noticed. */
final class Incoming {
    /** Bytes: the windows of very many others. */
    private static final long MOST = 64L * 1024 * 1024;

    private final Queue<byte[]> envelopes = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();

    boolean add(byte[] envelope) {
        if (bytes.addAndGet(envelope.length) > MOST) {
            bytes.addAndGet(-envelope.length);
            return false;
        }
        return envelopes.add(envelope);
    }

    /** Null where there is none. */
    byte[] next() {
        var next = envelopes.poll();
        if (next != null) {
            bytes.addAndGet(-next.length);
        }
        return next;
    }
}
