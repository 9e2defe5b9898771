package rendezvous.config;

import java.time.Duration;

/**
 * @param interval between two pings to a client
 * @param timeout of silence after which a client is taken for dead
 */
public record HeartbeatSettings(Duration interval, Duration timeout) {}
