package rendezvous.bench.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Whatever went wrong: a figure measured over errors or lost people is worth nothing, so the run ends with 1. */
final class Failures {
    private static final int KEPT = 20;

    private final AtomicInteger count = new AtomicInteger();
    private final Queue<String> first = new ConcurrentLinkedQueue<>();

    void add(String what) {
        if (count.getAndIncrement() < KEPT) {
            first.add(what);
        }
    }

    int count() {
        return count.get();
    }

    void print() {
        first.forEach(what -> Report.say("FAILED: " + what));
        if (count() > KEPT) {
            Report.say("FAILED: and " + (count() - KEPT) + " more");
        }
    }
}
