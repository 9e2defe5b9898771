package rendezvous.cluster;

import java.util.ArrayDeque;

/** How much is on its way in one stream, by what the other has said it has seen. */
final class InFlight {
    private final ArrayDeque<Integer> weights = new ArrayDeque<>();
    private long confirmed;
    private int bytes;

    void add(int weight) {
        weights.add(weight);
        bytes += weight;
    }

    /** @return whether that can be */
    boolean confirm(long seen) {
        if (seen < confirmed || seen - confirmed > weights.size()) {
            return false;
        }
        while (confirmed < seen) {
            bytes -= weights.remove();
            confirmed++;
        }
        return true;
    }

    int bytes() {
        return bytes;
    }

    void clear() {
        weights.clear();
        confirmed = 0;
        bytes = 0;
    }
}
