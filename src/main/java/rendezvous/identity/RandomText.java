package rendezvous.identity;

import java.util.Base64;
import java.util.random.RandomGenerator;

final class RandomText {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private RandomText() {}

    /** 128 random bits in 22 characters that are safe in URLs and JSON (RFC 4648 §5). */
    static String bits128(RandomGenerator random) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
