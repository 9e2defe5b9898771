package rendezvous.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import rendezvous.config.Secret;

/**
 * Opens by the password, told as HTTP Basic tells it (RFC 7617), whatever the user's name. Wrong tries are counted for
 * all together: whoever gets here comes from the same few addresses, and a count needs no memory that somebody could
 * fill. After {@value #BURST} it tries none, right or wrong, until one has been earned back.
 */
final class Lock {
    static final int BURST = 10;
    static final Duration PER_TRY = Duration.ofSeconds(5);

    private static final String SCHEME = "Basic ";

    enum Answer {
        OPEN,
        CLOSED,
        /** Not tried: too many were wrong. */
        LATER
    }

    private final byte[] password;
    private final Clock clock;
    private double tries = BURST;
    private long counted;

    Lock(Secret password, Clock clock) {
        this.password = password.reveal().getBytes(UTF_8);
        this.clock = clock;
        counted = clock.millis();
    }

    /** @param authorization the header; null where there is none, which is no try */
    synchronized Answer open(String authorization) {
        if (authorization == null) {
            return Answer.CLOSED;
        }
        earn(clock.millis());
        if (tries < 1) {
            return Answer.LATER;
        }
        if (isRight(authorization)) {
            return Answer.OPEN;
        }
        tries--;
        return Answer.CLOSED;
    }

    private void earn(long now) {
        tries = Math.min(BURST, tries + Math.max(0, now - counted) / (double) PER_TRY.toMillis());
        counted = now;
    }

    private boolean isRight(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            var told = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(SCHEME.length()).strip()),
                    UTF_8);
            int colon = told.indexOf(':');
            // In a time that does not tell how much of it was right.
            return colon >= 0 && MessageDigest.isEqual(told.substring(colon + 1).getBytes(UTF_8), password);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
