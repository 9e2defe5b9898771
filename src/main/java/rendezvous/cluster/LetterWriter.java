package rendezvous.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.BiConsumer;

/** The parts of a letter, as bytes one after the other. What {@link LetterReader} reads. */
final class LetterWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(bytes);

    byte[] bytes() {
        return bytes.toByteArray();
    }

    LetterWriter flag(boolean value) {
        return write(() -> out.writeBoolean(value));
    }

    LetterWriter octet(int value) {
        return write(() -> out.writeByte(value));
    }

    LetterWriter number(int value) {
        return write(() -> out.writeInt(value));
    }

    LetterWriter big(long value) {
        return write(() -> out.writeLong(value));
    }

    LetterWriter text(String value) {
        return block(value.getBytes(UTF_8));
    }

    /** Bytes, and before them how many. */
    LetterWriter block(byte[] value) {
        return number(value.length).write(() -> out.write(value));
    }

    <T> LetterWriter list(Collection<T> values, BiConsumer<LetterWriter, T> each) {
        number(values.size());
        values.forEach(value -> each.accept(this, value));
        return this;
    }

    private LetterWriter write(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }
}
