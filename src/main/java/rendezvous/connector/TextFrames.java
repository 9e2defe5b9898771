package rendezvous.connector;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what nearly every frame is, a whole text message, with the JDK's means: eight masked bytes at a time, and the
 * decoder that knows ASCII at a glance. Tyrus takes bytes one by one for both. Used by one thread at a time.
 */
final class TextFrames {
    /** A final text frame (RFC 6455 §5.2). */
    private static final byte TEXT = (byte) 0x81;

    private static final int MASK_BIT = 0x80;
    private static final int LENGTH_BITS = 0x7f;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int HEADER_BYTES = 2;
    private static final int MASK_BYTES = 4;

    /** What the JDK puts where bytes are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    /** As long as a length of two bytes can say. */
    private final byte[] unmasked = new byte[0xFFFF];

    private final ByteBuffer eightAtATime = ByteBuffer.wrap(unmasked);

    /**
     * Takes the frame the buffer begins with, at a frame's boundary and in no fragmented message.
     *
     * @return its text, or null where it is no such frame, is not all there, or may not be UTF-8: the buffer is as it
     *     was then, for somebody who looks closer
     */
    String take(ByteBuffer bytes) {
        int start = bytes.position();
        if (bytes.remaining() < HEADER_BYTES + MASK_BYTES
                || bytes.get(start) != TEXT
                || (bytes.get(start + 1) & MASK_BIT) == 0) {
            return null;
        }
        int length = bytes.get(start + 1) & LENGTH_BITS;
        int mask = start + HEADER_BYTES;
        if (length == LENGTH_IN_8_BYTES) {
            return null;
        }
        if (length == LENGTH_IN_2_BYTES) {
            length = Short.toUnsignedInt(bytes.getShort(mask));
            mask += Short.BYTES;
        }
        int payload = mask + MASK_BYTES;
        if (length > bytes.limit() - payload) {
            return null;
        }
        unmask(bytes, payload, length, bytes.getInt(mask));
        var text = new String(unmasked, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            return null;
        }
        bytes.position(payload + length);
        return text;
    }

    private void unmask(ByteBuffer bytes, int from, int length, int key) {
        long twice = (long) key << Integer.SIZE | Integer.toUnsignedLong(key);
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            eightAtATime.putLong(at, bytes.getLong(from + at) ^ twice);
        }
        for (; at < length; at++) {
            twice = Long.rotateLeft(twice, Byte.SIZE);
            unmasked[at] = (byte) (bytes.get(from + at) ^ twice);
        }
    }
}
