package rendezvous.ice;

import java.util.Locale;

/**
 * How it stands with the servers that visitors are given.
 *
 * @param source as it is configured
 * @param secondsLeft that the provider's last answer holds; 0 where there is none
 * @param fetches of the provider that brought servers, since the start
 * @param failures to get any, since the start
 */
public record IceStatus(String source, State state, long secondsLeft, long fetches, long failures) {
    public enum State {
        /** As they should be. */
        FRESH,
        /** The provider fails, and its last answer still holds. */
        HELD,
        /** Visitors get nothing of the provider: only the configured servers. */
        LAPSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
