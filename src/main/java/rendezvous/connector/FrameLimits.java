package rendezvous.connector;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Follows the frames a peer sends (RFC 6455 §5.2) by their headers alone and refuses them by what they announce:
 * Tyrus gathers a whole frame, up to 4 MiB of it, before it looks at its size, and answers every ping.
 */
final class FrameLimits {

    /** What the application takes as a message, so that only one in fragments still has to be refused there. */
    static final int MAX_PAYLOAD_BYTES = 64 * 1024;

    /** Pings and pongs a peer may send at once; then one in each {@link #CONTROL_NANOS}. */
    static final int MAX_CONTROL_BURST = 400;

    static final long CONTROL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int CONTROL_BIT = 0x08;
    private static final int MASK_BIT = 0x80;
    private static final int LENGTH_BITS = 0x7f;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int MASK_BYTES = 4;

    /** What is wrong with the frames; once found, it stays. */
    enum Verdict {
        FINE,
        TOO_BIG,
        TOO_MANY
    }

    private enum Part {
        OPCODE,
        LENGTH,
        LONGER_LENGTH,
        REST
    }

    private Verdict verdict = Verdict.FINE;
    private Part part = Part.OPCODE;
    private int lengthBytesToCome;
    private int maskBytes;
    private long length;
    private int restToSkip;
    private long controlPaidUntil;

    FrameLimits(long now) {
        controlPaidUntil = now;
    }

    /**
     * Takes the next bytes of the peer, cut anywhere, and leaves the buffer as it was.
     *
     * @param now {@link System#nanoTime()}
     */
    Verdict check(ByteBuffer bytes, long now) {
        int end = bytes.limit();
        for (int at = bytes.position(); at < end && verdict == Verdict.FINE; ) {
            if (part == Part.REST) {
                int skipped = Math.min(restToSkip, end - at);
                at += skipped;
                skip(skipped);
            } else {
                header(bytes.get(at++), now);
            }
        }
        return verdict;
    }

    private void header(byte next, long now) {
        switch (part) {
            case OPCODE -> {
                if ((next & CONTROL_BIT) != 0) {
                    control(now);
                }
                part = Part.LENGTH;
            }
            case LENGTH -> shortLength(next);
            default -> {
                length = length << Byte.SIZE | Byte.toUnsignedInt(next);
                if (--lengthBytesToCome == 0) {
                    announced();
                }
            }
        }
    }

    private void control(long now) {
        if (controlPaidUntil - now < 0) {
            controlPaidUntil = now;
        }
        controlPaidUntil += CONTROL_NANOS;
        if (controlPaidUntil - now > MAX_CONTROL_BURST * CONTROL_NANOS) {
            verdict = Verdict.TOO_MANY;
        }
    }

    private void shortLength(byte next) {
        maskBytes = (next & MASK_BIT) == 0 ? 0 : MASK_BYTES;
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
        restToSkip = maskBytes + (int) length;
        skip(0);
    }

    private void skip(int skipped) {
        restToSkip -= skipped;
        if (restToSkip == 0) {
            part = Part.OPCODE;
        }
    }
}
