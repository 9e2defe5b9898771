package rendezvous.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The parts of a letter, one after the other, each within its bounds.
 *
 * <p>Every method throws {@link IllegalArgumentException} or {@link BufferUnderflowException} where it is not there.
 */
final class LetterReader {
    private final ByteBuffer in;

    LetterReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    boolean isAtEnd() {
        return !in.hasRemaining();
    }

    boolean flag() {
        int value = in.get();
        require((value & ~1) == 0);
        return value == 1;
    }

    int octet() {
        return Byte.toUnsignedInt(in.get());
    }

    /** Not below 0. */
    int number() {
        int value = in.getInt();
        require(value >= 0);
        return value;
    }

    /** Any. */
    long big() {
        return in.getLong();
    }

    /** Not below 0. */
    long span() {
        long value = big();
        require(value >= 0);
        return value;
    }

    /** @param most bytes of UTF-8 */
    String text(int most) {
        var bytes = ByteBuffer.wrap(block(most));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("This is no text", e);
        }
    }

    byte[] block(int most) {
        var bytes = new byte[count(most)];
        in.get(bytes);
        return bytes;
    }

    /** As long as what is left can be, whatever it says: nothing is laid out for more. */
    <T> List<T> list(int most, Function<LetterReader, T> each) {
        int count = count(most);
        var values = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            values.add(each.apply(this));
        }
        return List.copyOf(values);
    }

    private int count(int most) {
        int count = number();
        require(count <= most && count <= in.remaining());
        return count;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("This is no letter");
        }
    }
}
