package rendezvous.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * That one device blocked another, in a form that the blocker's page can keep: a salt, and a digest of it and both. So
 * it tells nothing of the other's device, is of no use to anybody else, and is another one each time: blocking whomever
 * one meets does not tell who has been met before.
 */
public record BlockMark(long salt, long high, long low) {
    /** Characters of a mark's text. */
    public static final int LENGTH = 32;

    /** As many as one may hold; each costs a digest whenever its holder is about to meet somebody. */
    public static final int MOST = 500;

    private static final String LABEL = "rendezvous block mark 2";

    /** None where either device is not known. */
    public static Optional<BlockMark> of(DeviceId blocker, DeviceId blocked, RandomGenerator random) {
        return areKnown(blocker, blocked) ? Optional.of(digest(random.nextLong(), blocker, blocked)) : Optional.empty();
    }

    /** @param text of {@link #LENGTH} characters that are safe in URLs (RFC 4648 §5) */
    public static BlockMark parse(String text) {
        var buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return new BlockMark(buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /** Whether it says that {@code blocker} blocked {@code blocked}: never where either is not known. */
    public boolean means(DeviceId blocker, DeviceId blocked) {
        return areKnown(blocker, blocked) && equals(digest(salt, blocker, blocked));
    }

    @Override
    public String toString() {
        return IdText.of(
                ByteBuffer.allocate(24).putLong(salt).putLong(high).putLong(low).array());
    }

    private static boolean areKnown(DeviceId blocker, DeviceId blocked) {
        return blocker.isKnown() && blocked.isKnown();
    }

    private static BlockMark digest(long salt, DeviceId blocker, DeviceId blocked) {
        var sha256 = sha256();
        sha256.update(LABEL.getBytes(US_ASCII));
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, salt));
        // No device holds a NUL, so that no two other devices join to the same text.
        var digest = ByteBuffer.wrap(sha256.digest((blocker.value() + "\0" + blocked.value()).getBytes(US_ASCII)));
        return new BlockMark(salt, digest.getLong(), digest.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
