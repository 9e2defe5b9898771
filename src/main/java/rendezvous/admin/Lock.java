package rendezvous.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import rendezvous.admission.ClientAddress;
import rendezvous.admission.RateLimits;
import rendezvous.config.Secret;

/**
 * Opens by the password, told as HTTP Basic tells it (RFC 7617), whatever the user's name. Wrong tries are counted for each
 * address, so that nobody can lock the operator out: after {@value #BURST} none of it is tried, right or wrong, until one
 * has been earned back.
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
    private final RateLimits tries = new RateLimits(1.0 / PER_TRY.toSeconds(), BURST);

    Lock(Secret password, Clock clock) {
        this.password = password.reveal().getBytes(UTF_8);
        this.clock = clock;
    }

    /**
     * @param from where it comes from
     * @param authorization the header; null where there is none, which is no try
     */
    synchronized Answer open(ClientAddress from, String authorization) {
        if (authorization == null) {
            return Answer.CLOSED;
        }
        long now = clock.millis();
        var left = tries.of(from, now);
        if (!left.hasOne(now)) {
            return Answer.LATER;
        }
        if (isRight(authorization)) {
            return Answer.OPEN;
        }
        left.take(now);
        return Answer.CLOSED;
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
