package rendezvous.connector;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Follows the frames a peer sends (RFC 6455 §5.2) by their headers alone and refuses them by what they announce:
 * Tyrus gathers a whole frame, up to 4 MiB of it, before it looks at its size, answers every ping, and reads no
 * further, but does not close either, where a client's frame has no mask (§5.1). It also takes fragments without end,
 * as long as they are empty or never the last.
 */
final class FrameLimits {

    /** What the application takes as a message, so that only one in fragments still has to be refused there. */
    static final int MAX_PAYLOAD_BYTES = 64 * 1024;

    /** Pings and pongs a peer may send at once; then one in each {@link #CONTROL_NANOS}. */
    static final int MAX_CONTROL_BURST = 400;

    static final long CONTROL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Fragments of messages a peer may send at once; then one in each {@link #CONTROL_NANOS}, too. */
    static final int MAX_FRAGMENT_BURST = 400;

    /** How long a message in fragments may be on its way. */
    static final long MESSAGE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int FIN_BIT = 0x80;
    /** For extensions, of which none is offered. */
    private static final int RESERVED_BITS = 0x70;

    private static final int OPCODE_BITS = 0x0f;
    private static final int CONTROL_BIT = 0x08;
    /** Continuation, text, binary, close, ping, pong. */
    private static final int KNOWN_OPCODES = 1 | 1 << 1 | 1 << 2 | 1 << 8 | 1 << 9 | 1 << 10;

    private static final int MASK_BIT = 0x80;
    private static final int LENGTH_BITS = 0x7f;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int MASK_BYTES = 4;

    /** What is wrong with the frames; once found, it stays. */
    enum Verdict {
        FINE,
        TOO_BIG,
        TOO_MANY,
        TOO_SLOW,
        MALFORMED
    }

    private enum Part {
        OPCODE,
        LENGTH,
        LONGER_LENGTH,
        REST
    }

    private Verdict verdict = Verdict.FINE;
    private Part part = Part.OPCODE;
    private boolean inFragments;
    private int lengthBytesToCome;
    private long length;
    private int restToSkip;
    private long messageBegan;
    private final Allowance control;
    private final Allowance fragments;

    FrameLimits(long now) {
        control = new Allowance(MAX_CONTROL_BURST, CONTROL_NANOS, now);
        fragments = new Allowance(MAX_FRAGMENT_BURST, CONTROL_NANOS, now);
    }

    /**
     * Takes the bytes of the peer up to the end of the frame they are in, and leaves the buffer as it was.
     *
     * @param now {@link System#nanoTime()}
     * @return where that frame ends, or the buffer's limit where it does not
     */
    int follow(ByteBuffer bytes, long now) {
        int end = bytes.limit();
        int at = bytes.position();
        do {
            if (part == Part.REST) {
                int skipped = Math.min(restToSkip, end - at);
                at += skipped;
                skip(skipped);
            } else {
                header(bytes.get(at++), now);
            }
        } while (at < end && verdict == Verdict.FINE && !betweenFrames());
        return at;
    }

    Verdict verdict() {
        return verdict;
    }

    /** Whether all of the last frame was there. */
    boolean betweenFrames() {
        return part == Part.OPCODE;
    }

    /** Whether the next frame can be a message of its own. */
    boolean betweenMessages() {
        return betweenFrames() && !inFragments;
    }

    private void header(byte next, long now) {
        switch (part) {
            case OPCODE -> opcode(next, now);
            case LENGTH -> shortLength(next);
            default -> {
                length = length << Byte.SIZE | Byte.toUnsignedInt(next);
                if (--lengthBytesToCome == 0) {
                    announced();
                }
            }
        }
    }

    private void opcode(byte next, long now) {
        if ((next & RESERVED_BITS) != 0 || (KNOWN_OPCODES >> (next & OPCODE_BITS) & 1) == 0) {
            verdict = Verdict.MALFORMED;
        } else if (inFragments && now - messageBegan > MESSAGE_NANOS) {
            verdict = Verdict.TOO_SLOW;
        } else if ((next & CONTROL_BIT) != 0) {
            allow(control.take(now));
        } else {
            data((next & FIN_BIT) != 0, now);
        }
        part = Part.LENGTH;
    }

    private void data(boolean isLast, long now) {
        if (inFragments || !isLast) {
            allow(fragments.take(now));
        }
        if (!inFragments) {
            messageBegan = now;
        }
        inFragments = !isLast;
    }

    private void allow(boolean isAllowed) {
        if (!isAllowed) {
            verdict = Verdict.TOO_MANY;
        }
    }

    private void shortLength(byte next) {
        if ((next & MASK_BIT) == 0) {
            verdict = Verdict.MALFORMED;
            return;
        }
        length = next & LENGTH_BITS;
        if (length < LENGTH_IN_2_BYTES) {
            announced();
        } else {
            lengthBytesToCome = length == LENGTH_IN_8_BYTES ? Long.BYTES : Short.BYTES;
            length = 0;
            part = Part.LONGER_LENGTH;
        }
    }

    private void announced() {
        if (length < 0 || length > MAX_PAYLOAD_BYTES) {
            verdict = Verdict.TOO_BIG;
            return;
        }
        part = Part.REST;
        restToSkip = MASK_BYTES + (int) length;
    }

    private void skip(int skipped) {
        restToSkip -= skipped;
        if (restToSkip == 0) {
            part = Part.OPCODE;
        }
    }
}
