package rendezvous.config;

import java.time.Duration;

/** @param interval at least, between two pushes of how many are there to one client */
public record PresenceSettings(Duration interval) {}
