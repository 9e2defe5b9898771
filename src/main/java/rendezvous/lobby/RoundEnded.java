package rendezvous.lobby;

import java.time.Duration;

/**
 * One match round is over.
 *
 * @param well false when it broke, and whoever it had not paired waits for the next
 */
public record RoundEnded(Duration took, boolean well) {}
