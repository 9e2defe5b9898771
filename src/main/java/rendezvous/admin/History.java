package rendezvous.admin;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the last figures were: a ring for each of them, oldest first; NaN where there was none yet. Not for several
 * threads at once.
 */
final class History {
    private final Map<String, double[]> rings = new TreeMap<>();
    private final long[] times;
    private int size;
    private int next;

    History(int length) {
        times = new long[length];
    }

    void add(long time, Map<String, Double> figures) {
        times[next] = time;
        rings.values().forEach(ring -> ring[next] = Double.NaN);
        figures.forEach((name, value) -> rings.computeIfAbsent(name, any -> emptyRing())[next] = value);
        next = (next + 1) % times.length;
        size = Math.min(size + 1, times.length);
    }

    long[] times() {
        return IntStream.range(0, size).mapToLong(i -> times[at(i)]).toArray();
    }

    /** By name, one for each of {@link #times}. */
    SortedMap<String, double[]> figures() {
        var ordered = new TreeMap<String, double[]>();
        rings.forEach((name, ring) -> ordered.put(
                name, IntStream.range(0, size).mapToDouble(i -> ring[at(i)]).toArray()));
        return ordered;
    }

    private int at(int i) {
        return Math.floorMod(next - size + i, times.length);
    }

    private double[] emptyRing() {
        var ring = new double[times.length];
        Arrays.fill(ring, Double.NaN);
        return ring;
    }
}
