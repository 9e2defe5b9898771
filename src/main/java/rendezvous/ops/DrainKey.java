package rendezvous.ops;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What proves that a command comes from somebody who may read the service's own files. It lasts as long as the process. */
final class DrainKey {
    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";

    private final String text;

    private DrainKey(String text) {
        this.text = text;
    }

    static DrainKey of(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new DrainKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Instead of one that an earlier start left; nobody but the service's user ever gets to read it. */
    void writeTo(Path file) throws IOException {
        Files.deleteIfExists(file);
        // New, so that it is neither somebody else's file nor a link to one.
        try (var channel =
                Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), asFileAttribute(fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap((text + "\n").getBytes(US_ASCII)));
        }
    }

    /** @param authorization the header (RFC 6750 §2.1); null where there is none */
    boolean isIn(String authorization) {
        // In a time that does not tell how much of it was right.
        return authorization != null
                && MessageDigest.isEqual(authorization.getBytes(UTF_8), (SCHEME + text).getBytes(UTF_8));
    }
}
