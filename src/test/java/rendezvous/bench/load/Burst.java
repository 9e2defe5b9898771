package rendezvous.bench.load;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Many join at once.
 *
 * @param start of the first {@code queue}, on System.nanoTime's scale, as are the others
 * @param asked when the last {@code queue} was handed to the socket
 * @param end of the last {@code match} heard
 * @param cpuMicros what the server used in between
 * @param lost who heard of no match, or whose partner did not
 */
record Burst(int people, long start, long asked, long end, double cpuMicros, int lost) {
    private static final double NANOS_PER_MILLI = 1_000_000;

    /** All of {@code peers} ask, and are left in their rooms. */
    static Burst of(List<LoadPeer> peers, Cpu server) throws InterruptedException {
        return of(peers, server, LoadClient.PATIENCE_SECONDS);
    }

    static Burst of(List<LoadPeer> peers, Cpu server, int patienceSeconds) throws InterruptedException {
        return of(peers, peers, server, patienceSeconds);
    }

    /** {@code joining} ask, and {@code all} are to be matched: some may wait already. */
    static Burst of(List<LoadPeer> joining, List<LoadPeer> all, Cpu server, int patienceSeconds)
            throws InterruptedException {
        var matches = new CountDownLatch(all.size());
        var last = new LongAccumulator(Math::max, Long.MIN_VALUE);
        for (var peer : all) {
            peer.forgetRoom();
            peer.listen((from, frame) -> {
                if (Frames.is("match", frame)) {
                    last.accumulate(System.nanoTime());
                    matches.countDown();
                }
            });
        }
        double before = server.cpuMicros();
        long start = System.nanoTime();
        for (var peer : joining) {
            peer.send(Frames.QUEUE);
        }
        long asked = System.nanoTime();
        matches.await(patienceSeconds, TimeUnit.SECONDS);
        double cpu = server.cpuMicros() - before;
        return new Burst(all.size(), start, asked, Math.max(last.get(), start), cpu, lost(all));
    }

    /** Everybody out of their rooms, without a skip. */
    static void disperse(List<LoadPeer> peers) throws InterruptedException {
        peers.forEach(peer -> peer.send(Frames.UNQUEUE));
        LoadClient.settle(peers);
    }

    double firstQueueToLastMatchMillis() {
        return (end - start) / NANOS_PER_MILLI;
    }

    double lastQueueToLastMatchMillis() {
        return Math.max(0, end - asked) / NANOS_PER_MILLI;
    }

    double cpuMicrosPerPerson() {
        return cpuMicros / people;
    }

    String words() {
        return Report.text(
                "%.0f µs, %.0f ms, %.0f ms after the last",
                cpuMicrosPerPerson(), firstQueueToLastMatchMillis(), lastQueueToLastMatchMillis());
    }

    private static int lost(List<LoadPeer> peers) {
        var inRooms = new HashMap<String, Integer>();
        peers.forEach(peer -> inRooms.merge(peer.room(), 1, Integer::sum));
        return inRooms.entrySet().stream()
                .mapToInt(room -> room.getKey().isEmpty() || room.getValue() != 2 ? room.getValue() : 0)
                .sum();
    }
}
