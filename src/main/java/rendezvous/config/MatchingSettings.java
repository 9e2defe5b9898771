package rendezvous.config;

import java.time.Duration;

/**
 * @param interval how often a round runs whether or not somebody arrived
 * @param widenAfter how long one with wishes waits for somebody who shares one, before anybody open will do; after
 *     twice as long anybody at all will
 * @param self when pages of one browser meet each other
 */
public record MatchingSettings(Duration interval, Duration widenAfter, Self self) {

    /** When pages of one browser meet each other. */
    public enum Self {
        /** When one of them has waited as long as {@code widenAfter} and nobody else is there for either. */
        LAST,
        NEVER
    }
}
