package rendezvous.config;

import java.time.Duration;

/**
 * @param interval how often a round runs whether or not somebody arrived
 * @param widenAfter how long one with wishes waits for somebody who shares one, before anybody open will do; after twice as
 *     long anybody at all will
 */
public record MatchingSettings(Duration interval, Duration widenAfter) {}
