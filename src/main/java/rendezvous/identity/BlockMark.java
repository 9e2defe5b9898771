package rendezvous.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * That one device blocked another, in a form that the blocker's page can keep: a digest of both, so that it tells
 * nothing of the other's device, is of no use to anybody else, and differs from one blocker to the next.
 */
public record BlockMark(long high, long low) {
    /** Characters of a mark's text. */
    public static final int LENGTH = 22;

    private static final String LABEL = "rendezvous block mark 1";

    /** None where either device is not known. */
    public static Optional<BlockMark> of(DeviceId blocker, DeviceId blocked) {
        return blocker.isKnown() && blocked.isKnown() ? Optional.of(digest(blocker, blocked)) : Optional.empty();
    }

    /** @param text of {@link #LENGTH} characters that are safe in URLs (RFC 4648 §5) */
    public static BlockMark parse(String text) {
        return read(Base64.getUrlDecoder().decode(text));
    }

    @Override
    public String toString() {
        return IdText.of(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    }

    private static BlockMark digest(DeviceId blocker, DeviceId blocked) {
        // No device holds a NUL, so that no two other devices join to the same text.
        var joined = String.join("\0", LABEL, blocker.value(), blocked.value());
        return read(sha256().digest(joined.getBytes(US_ASCII)));
    }

    private static BlockMark read(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new BlockMark(buffer.getLong(), buffer.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
