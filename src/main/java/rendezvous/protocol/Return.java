package rendezvous.protocol;

import static java.util.Objects.requireNonNull;

import rendezvous.identity.ResumeToken;

/**
 * What a client says of the socket it had before.
 *
 * @param received how many frames of the visit it has got; {@link #ALL} where it did not count
 */
public record Return(ResumeToken token, long received) {
    /** As many as were sent. */
    public static final long ALL = Long.MAX_VALUE;

    /** Had none, or wants nothing of it. */
    public static final Return NONE = new Return(ResumeToken.NONE, ALL);

    public Return {
        requireNonNull(token, "token");
    }

    public boolean isWanted() {
        return !token.equals(ResumeToken.NONE);
    }
}
