package rendezvous.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits for one other node. Its lock is held for a few steps only, never over I/O. When too much waits, all of it is
 * dropped and nothing is taken any more until it is opened anew, as the other has a gap then.
 */
final class Outgoing {
    /** Bytes: seconds of what a busy node has to say to one other. */
    static final int MOST = 4 * 1024 * 1024;

    private final ArrayDeque<byte[]> letters = new ArrayDeque<>();
    private int bytes;
    private boolean isOpen;
    private boolean isOverfull;

    synchronized boolean add(byte[] letter) {
        if (!isOpen) {
            return false;
        }
        if (bytes + letter.length > MOST) {
            close();
            isOverfull = true;
            return false;
        }
        letters.add(letter);
        bytes += letter.length;
        return true;
    }

    /** The next ones; more than {@code most} bytes only where the first alone is. */
    synchronized List<byte[]> take(int most) {
        var taken = new ArrayList<byte[]>();
        int weight = 0;
        while (!letters.isEmpty() && (taken.isEmpty() || weight + letters.peek().length <= most)) {
            weight += letters.peek().length;
            taken.add(letters.remove());
        }
        bytes -= weight;
        return taken;
    }

    synchronized boolean isOverfull() {
        return isOverfull;
    }

    synchronized void open() {
        isOpen = true;
    }

    synchronized void close() {
        isOpen = false;
        isOverfull = false;
        letters.clear();
        bytes = 0;
    }
}
