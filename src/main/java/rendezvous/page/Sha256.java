package rendezvous.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that every Java platform has (its documentation promises it). */
final class Sha256 {
    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
