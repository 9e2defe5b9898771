package rendezvous.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rendezvous.config.Secret;

/** HMAC-SHA256 (RFC 2104), by which all keys come from the one secret: each use has a label of its own. */
final class Hmac {
    private static final String NAME = "HmacSHA256";

    private Hmac() {}

    /** The extract of RFC 5869. */
    static byte[] root(String label, Secret secret) {
        return of(label.getBytes(UTF_8), secret.reveal());
    }

    static byte[] of(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(NAME);
            mac.init(new SecretKeySpec(key, NAME));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }
}
