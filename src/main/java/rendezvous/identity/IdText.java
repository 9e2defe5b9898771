package rendezvous.identity;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Bytes as text that is safe in URLs and JSON (RFC 4648 §5): 22 characters for 128 bits. */
final class IdText {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private IdText() {}

    static String of(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    static String random(RandomGenerator random) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return of(bytes);
    }
}
