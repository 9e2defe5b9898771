package rendezvous.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends candidates both ways through one call, at its own pace whether they arrive or not, and notes each one's way.
 * It is a program of its own, which {@link ProbeProcess} starts and ends.
 */
public final class Probe {
    static final String RUNNING = "running";

    /** Far more than one may send by default. */
    static final Duration PACE = Duration.ofNanos(2_500_000);

    static final int MOST = 60 * 400;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final AtomicLongArray sent;
    private final AtomicLongArray heard;
    private final Call call;
    private final long paceNanos;
    private final Thread sender = new Thread(this::send, "probe");
    private volatile boolean stopped;

    private Probe(Call call, long paceNanos, int most) {
        this.call = call;
        this.paceNanos = paceNanos;
        sent = new AtomicLongArray(most);
        heard = new AtomicLongArray(most);
    }

    /**
     * Arguments: the server's port and process id, nanoseconds from one candidate to the next, how many at most. Says {@link #RUNNING} when it is, and goes on until a line or the
     * end comes in; then prints for each candidate when it was sent and when it was heard, 0 where it never was.
     */
    public static void main(String[] args) throws Exception {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var failures = new Failures();
        try (var client = new LoadClient(Integer.parseInt(args[0]), failures)) {
            var calls = Call.open(1, client, new ServerProcess(Long.parseLong(args[1])));
            var probe = new Probe(calls.get(0), Long.parseLong(args[2]), Integer.parseInt(args[3]));
            probe.start();
            out.println(RUNNING);
            out.flush();
            awaitLine();
            probe.stop();
            probe.print(out);
            out.flush();
            Call.close(calls);
        }
        failures.print();
        System.exit(failures.any() ? 1 : 0);
    }

    private static void awaitLine() throws IOException {
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }

    private void start() {
        call.peers().forEach(peer -> peer.listen(this::receive));
        sender.setDaemon(true);
        sender.start();
    }

    /** Stops sending and waits for what is on its way. */
    private void stop() throws InterruptedException {
        stopped = true;
        sender.join();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (isMissing() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void print(PrintStream out) {
        for (int i = 0; i < sent.length() && sent.get(i) != 0; i++) {
            out.println(sent.get(i) + " " + heard.get(i));
        }
    }

    private boolean isMissing() {
        for (int i = 0; i < sent.length(); i++) {
            if (sent.get(i) != 0 && heard.get(i) == 0) {
                return true;
            }
        }
        return false;
    }

    private void send() {
        var room = call.offerer().room();
        long due = System.nanoTime();
        for (int i = 0; i < sent.length() && !stopped; i++) {
            var frame = Frames.candidate(room, i);
            sent.set(i, System.nanoTime());
            (i % 2 == 0 ? call.offerer() : call.answerer()).send(frame);
            due += paceNanos;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void receive(LoadPeer peer, String frame) {
        if (Frames.is("icecandidate", frame)) {
            heard.set(Frames.sequence(frame), System.nanoTime());
        }
    }
}
