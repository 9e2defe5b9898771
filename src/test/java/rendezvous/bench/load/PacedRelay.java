package rendezvous.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A fixed number of candidates a second, spread over the calls. */
record PacedRelay(double messagesPerSecond, double cpuMicros, Latencies hops) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int AT_ONCE = 2;

    static PacedRelay run(List<Call> calls, int perSecond, int seconds, Cpu server) throws InterruptedException {
        var hops = new Latencies();
        var heard = new LongAdder();
        var sent = new AtomicLongArray(perSecond * seconds);
        for (var call : calls) {
            call.answerer().listen((peer, frame) -> {
                if (Frames.is("icecandidate", frame)) {
                    hops.record(System.nanoTime() - sent.get(Frames.sequence(frame)));
                    heard.increment();
                }
            });
        }
        double cpu = server.cpuMicros();
        long start = System.nanoTime();
        long due = start;
        for (int i = 0; i < sent.length(); i++) {
            var peer = calls.get(i % calls.size()).offerer();
            var frame = Frames.candidate(peer.room(), i);
            sent.set(i, System.nanoTime());
            peer.send(frame);
            if (i % AT_ONCE == 0) {
                due += AT_ONCE * TimeUnit.SECONDS.toNanos(1) / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
        cpu = server.cpuMicros() - cpu;
        double took = (System.nanoTime() - start) / NANOS_PER_SECOND;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LoadClient.PATIENCE_SECONDS);
        while (heard.sum() < sent.length() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (heard.sum() != sent.length()) {
            throw new IllegalStateException(sent.length() - heard.sum() + " candidates never arrived");
        }
        return new PacedRelay(sent.length() / took, cpu / sent.length(), hops);
    }
}
