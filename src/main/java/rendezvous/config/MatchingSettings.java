package rendezvous.config;

import java.time.Duration;

/** @param interval how often a round runs whether or not somebody arrived */
public record MatchingSettings(Duration interval) {}
