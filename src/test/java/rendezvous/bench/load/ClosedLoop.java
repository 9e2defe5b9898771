package rendezvous.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * In each call one frame goes to and fro, as fast as it can.
 *
 * @param clientMicros of the load client's CPU a message: it shares the machine
 */
record ClosedLoop(double messagesPerSecond, double cpuMicros, double clientMicros, Latencies hops) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long RAMP_MILLIS = 300;

    static ClosedLoop run(List<Call> calls, Function<Call, List<String>> frames, int seconds, Cpu server)
            throws InterruptedException {
        var messages = new LongAdder();
        var hops = new Latencies();
        var loops = calls.stream()
                .map(call -> new Loop(call, frames.apply(call), messages, hops))
                .toList();
        loops.forEach(Loop::start);
        TimeUnit.MILLISECONDS.sleep(RAMP_MILLIS);
        double cpu = server.cpuMicros();
        double own = Bench.ownCpuMicros();
        long count = messages.sum();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        count = messages.sum() - count;
        cpu = server.cpuMicros() - cpu;
        own = Bench.ownCpuMicros() - own;
        double took = (System.nanoTime() - start) / NANOS_PER_SECOND;
        loops.forEach(Loop::stop);
        LoadClient.settle(calls.stream().flatMap(Call::peers).toList());
        return new ClosedLoop(count / took, cpu / count, own / count, hops);
    }

    private static final class Loop {
        private final Call call;
        private final String toAnswerer;
        private final String toOfferer;
        private final LongAdder messages;
        private final Latencies hops;
        private volatile long sentAt;
        private volatile boolean stopped;

        Loop(Call call, List<String> frames, LongAdder messages, Latencies hops) {
            this.call = call;
            toAnswerer = frames.get(0);
            toOfferer = frames.get(1);
            this.messages = messages;
            this.hops = hops;
        }

        void start() {
            call.peers().forEach(peer -> peer.listen(this::receive));
            sentAt = System.nanoTime();
            call.offerer().send(toAnswerer);
        }

        void stop() {
            stopped = true;
        }

        private void receive(LoadPeer peer, String frame) {
            long now = System.nanoTime();
            hops.record(now - sentAt);
            messages.increment();
            if (!stopped) {
                sentAt = now;
                peer.send(peer == call.offerer() ? toAnswerer : toOfferer);
            }
        }
    }
}
