package rendezvous.signaling;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * What one visitor was sent and may not have got: the frames since the last that is known to have arrived, numbered
 * from 1. Bounded: where a frame had to be let go of, what follows it cannot be repeated without a gap, and is not.
 */
final class Journal {
    private final Queue<String> frames = new ArrayDeque<>(2);
    private final int capacity;
    private boolean keeping;
    /** The number of the last frame that is not here any more. */
    private long before;

    private int size;
    private long reviewed;
    private long reviewedAt;

    /** @param capacity in characters, which in signaling are bytes */
    Journal(int capacity) {
        this.capacity = capacity;
    }

    /** From now on; until then frames are only counted. */
    synchronized void keep() {
        keeping = true;
    }

    synchronized void add(String frame) {
        frames.add(frame);
        size += frame.length();
        while (!frames.isEmpty() && (!keeping || size > capacity)) {
            forgetFirst();
        }
    }

    /** The frames up to this number have arrived; a number that makes no sense changes nothing. */
    synchronized void confirm(long number) {
        while (before < number && number <= last() && !frames.isEmpty()) {
            forgetFirst();
        }
    }

    /**
     * Now and then: lets go of what was here the last time, if the client was heard of for longer than its patience
     * after that. What arrives is confirmed sooner; whoever does not confirm it is no reason to keep it.
     *
     * @param heard when the client was heard of last, in milliseconds, as {@code now} and {@code patience}
     */
    synchronized void review(long heard, long now, long patience) {
        if (heard - reviewedAt > patience) {
            confirm(reviewed);
            reviewed = last();
            reviewedAt = now;
        }
    }

    /** It goes on over another socket: what has had no time to be confirmed there is kept. */
    synchronized void move() {
        reviewed = before;
    }

    /** Those after this number, in order; nothing when some of them are here no more, or it is no number of one. */
    synchronized Optional<List<String>> after(long number) {
        if (number < before || number > last()) {
            return Optional.empty();
        }
        return Optional.of(frames.stream().skip(number - before).toList());
    }

    /** The number of the frame that was added last. */
    synchronized long last() {
        return before + frames.size();
    }

    private void forgetFirst() {
        size -= frames.remove().length();
        before++;
    }
}
