package rendezvous.bench.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** Sends candidates both ways through one call, at its own pace whether they arrive or not, and notes each one's way. */
final class Probe {
    private static final long PACE_NANOS = TimeUnit.MICROSECONDS.toNanos(2_500);
    private static final int MOST = 60 * 400;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final AtomicLongArray sent = new AtomicLongArray(MOST);
    private final AtomicLongArray heard = new AtomicLongArray(MOST);
    private final Call call;
    private final Thread sender = new Thread(this::send, "probe");
    private volatile boolean stopped;

    private Probe(Call call) {
        this.call = call;
    }

    static Probe start(Call call) {
        var probe = new Probe(call);
        call.peers().forEach(peer -> peer.listen(probe::receive));
        probe.sender.setDaemon(true);
        probe.sender.start();
        return probe;
    }

    /** Of the candidates sent between {@code from} and {@code to}, on System.nanoTime's scale. */
    void hops(long from, long to, Latencies latencies) {
        for (int i = 0; i < MOST; i++) {
            long at = sent.get(i);
            if (at != 0 && at - from >= 0 && at - to < 0 && heard.get(i) != 0) {
                latencies.record(heard.get(i) - at);
            }
        }
    }

    int missing() {
        int missing = 0;
        for (int i = 0; i < MOST; i++) {
            if (sent.get(i) != 0 && heard.get(i) == 0) {
                missing++;
            }
        }
        return missing;
    }

    /** Stops sending and waits for what is on its way. */
    void stop() throws InterruptedException {
        stopped = true;
        sender.join();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (missing() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void send() {
        var room = call.offerer().room();
        long due = System.nanoTime();
        for (int i = 0; i < MOST && !stopped; i++) {
            var frame = Frames.candidate(room, i);
            sent.set(i, System.nanoTime());
            (i % 2 == 0 ? call.offerer() : call.answerer()).send(frame);
            due += PACE_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void receive(LoadPeer peer, String frame) {
        if (Frames.is("icecandidate", frame)) {
            heard.set(Frames.sequence(frame), System.nanoTime());
        }
    }
}
