package rendezvous.cluster;

import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import rendezvous.identity.NodeId;

/** Begins streams, and closes and opens what goes by them. For one thread. */
final class Streams {
    private static final int LETTERS = 1_000_000;
    private static final int LARGEST = 2 * Outgoing.MOST;

    private final Seal seal;
    private final RandomGenerator random;

    /** @param random a secure one */
    Streams(Seal seal, RandomGenerator random) {
        this.seal = seal;
        this.random = random;
    }

    long next() {
        long stream = random.nextLong();
        return stream == 0 ? next() : stream;
    }

    SecretKey key(NodeId from, NodeId to, long stream) {
        return seal.key(from, to, stream);
    }

    Envelope close(SecretKey key, Envelope envelope, List<byte[]> letters) {
        var content = new LetterWriter().list(letters, LetterWriter::block).bytes();
        return envelope.sealed(seal.close(key, envelope.head(), content));
    }

    /** Empty where it is not sealed with that key, or not as it should be. */
    Optional<List<byte[]>> open(SecretKey key, Envelope envelope) {
        return seal.open(key, envelope.head(), envelope.sealed()).flatMap(Streams::letters);
    }

    private static Optional<List<byte[]>> letters(byte[] content) {
        try {
            var in = new LetterReader(content);
            var letters = in.list(LETTERS, each -> each.block(LARGEST));
            return Optional.of(letters).filter(all -> in.isAtEnd());
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
