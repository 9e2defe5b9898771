package rendezvous.ops;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for addresses, which tell nothing of them: an HMAC (RFC 2104) under a key that is made anew each day (UTC), is
 * kept nowhere but in memory, and is forgotten then. So visits of one address within a day can be found together, and
 * nobody, we ourselves included, can find out later whose they were. A plain digest would not do: there are few
 * addresses.
 */
final class AddressNames {
    private static final String ALGORITHM = "HmacSHA256";
    /** 48 bits: enough to tell a day's addresses apart. */
    private static final int LENGTH = 12;

    private final Clock clock;
    private final RandomGenerator random;
    private LocalDate day = LocalDate.MIN;
    private SecretKeySpec key;

    AddressNames(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    String of(String address) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(todays());
            var digest = mac.doFinal(address.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private synchronized SecretKeySpec todays() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            key = new SecretKeySpec(bytes, ALGORITHM);
            day = today;
        }
        return key;
    }
}
