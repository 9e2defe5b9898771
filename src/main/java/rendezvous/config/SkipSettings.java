package rendezvous.config;

import java.time.Duration;

/**
 * @param duration how long a skip keeps two apart
 * @param maxPerPeer how many skips one connection may hold; the oldest goes first
 */
public record SkipSettings(Duration duration, int maxPerPeer) {}
