package rendezvous.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import rendezvous.identity.NodeId;

/**
 * What goes over the grid: some letters, or none, sealed, and where they stand in what one node tells another.
 *
 * @param stream what {@code from} tells since it last began anew; never 0
 * @param answers the stream of the other that it has heard of last; 0 for none
 * @param up whether it knows that the other knows its stream
 * @param number of envelopes with letters in this stream, this one among them
 * @param seen how many envelopes with letters of the other's stream have come
 */
record Envelope(NodeId from, long stream, long answers, boolean up, long number, long seen, byte[] sealed) {
    private static final byte VERSION = 1;
    private static final int HEAD_BYTES = 2 + 6 * Long.BYTES;

    /** What is in the clear, and under the seal nevertheless. */
    byte[] head() {
        var id = UUID.fromString(from.value());
        return ByteBuffer.allocate(HEAD_BYTES)
                .put(VERSION)
                .put((byte) (up ? 1 : 0))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(stream)
                .putLong(answers)
                .putLong(number)
                .putLong(seen)
                .array();
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
                .put(head())
                .put(sealed)
                .array();
    }

    Envelope sealed(byte[] content) {
        return new Envelope(from, stream, answers, up, number, seen, content);
    }

    /** Empty where it is none of this version. */
    static Optional<Envelope> parse(byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            byte version = in.get();
            byte up = in.get();
            var from = new NodeId(new UUID(in.getLong(), in.getLong()).toString());
            var envelope = new Envelope(
                    from, in.getLong(), in.getLong(), up == 1, in.getLong(), in.getLong(), new byte[in.remaining()]);
            in.get(envelope.sealed);
            return Optional.of(envelope).filter(it -> version == VERSION && (up & ~1) == 0 && it.stream != 0);
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
