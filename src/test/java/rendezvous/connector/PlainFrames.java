package rendezvous.connector;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** RFC 6455 §5.2 read the simple way, from bytes that are all there: what the connector's readers are held against. */
final class PlainFrames {
    /** Where each whole frame ends. */
    final List<Integer> ends = new ArrayList<>();

    /** The message each whole frame is by itself; null where it is none, or no text. */
    final List<String> texts = new ArrayList<>();

    FrameLimits.Verdict verdict = FrameLimits.Verdict.FINE;

    static PlainFrames of(byte[] bytes) {
        var frames = new PlainFrames();
        frames.read(bytes);
        return frames;
    }

    private void read(byte[] bytes) {
        boolean inFragments = false;
        int at = 0;
        while (at < bytes.length) {
            int first = Byte.toUnsignedInt(bytes[at]);
            int opcode = first % 16;
            boolean isKnown = opcode <= 2 || opcode >= 8 && opcode <= 10;
            if (first / 16 % 8 != 0 || !isKnown) {
                verdict = FrameLimits.Verdict.MALFORMED;
                return;
            }
            if (at + 1 == bytes.length) {
                return;
            }
            int second = Byte.toUnsignedInt(bytes[at + 1]);
            if (second < 128) {
                verdict = FrameLimits.Verdict.MALFORMED;
                return;
            }
            int lengthBytes = second == 254 ? 2 : second == 255 ? 8 : 0;
            int mask = at + 2 + lengthBytes;
            if (mask > bytes.length) {
                return;
            }
            long length = lengthBytes == 0 ? second - 128 : 0;
            for (int i = at + 2; i < mask; i++) {
                length = length * 256 + Byte.toUnsignedInt(bytes[i]);
            }
            if (length < 0 || length > 65_536) {
                verdict = FrameLimits.Verdict.TOO_BIG;
                return;
            }
            int end = mask + 4 + (int) length;
            if (end > bytes.length) {
                return;
            }
            boolean isWholeText = first == 0x81 && !inFragments && lengthBytes < 8;
            texts.add(isWholeText ? text(bytes, mask, end) : null);
            ends.add(end);
            inFragments = opcode < 8 ? first < 128 : inFragments;
            at = end;
        }
    }

    private static String text(byte[] bytes, int mask, int end) {
        var payload = ByteBuffer.allocate(end - mask - 4);
        for (int i = mask + 4; i < end; i++) {
            payload.put((byte) (bytes[i] ^ bytes[mask + (i - mask) % 4]));
        }
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(payload.flip()).toString();
            // The reader leaves these to somebody who looks closer.
            return text.contains("\uFFFD") ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
