package rendezvous.protocol;

import static java.util.Objects.requireNonNull;

import rendezvous.identity.ResumeToken;

/**
 * What a client says of the socket it had before.
 *
 * @param received how many frames of the visit it has got; {@link #ALL} where it did not count
 * @param attempt counts its sockets that wanted the place back: a lower one was overtaken; 0 where it does not count
 */
public record Return(ResumeToken token, long received, long attempt) {
    /** As many as were sent. */
    public static final long ALL = Long.MAX_VALUE;

    /** Had none, or wants nothing of it. */
    public static final Return NONE = new Return(ResumeToken.NONE, ALL, 0);

    public Return {
        requireNonNull(token, "token");
    }

    public boolean isWanted() {
        return !token.equals(ResumeToken.NONE);
    }
}
