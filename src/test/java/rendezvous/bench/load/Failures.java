package rendezvous.bench.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Whatever went wrong: a figure measured over errors or lost people is worth nothing, so the run ends with 1. */
final class Failures {
    private static final int KINDS = 50;

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    void add(String what) {
        var kind = counts.size() < KINDS ? what : "and others";
        counts.computeIfAbsent(kind, key -> new AtomicInteger()).incrementAndGet();
    }

    boolean any() {
        return !counts.isEmpty();
    }

    void print() {
        counts.forEach((what, count) -> Report.say("FAILED, " + count + " times: " + what));
    }
}
