package rendezvous.matchmaking;

import static java.util.Objects.requireNonNull;

/** Two who are to meet; {@code first} had waited at least as long as {@code second}. */
public record Match(Ticket first, Ticket second) {
    public Match {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
    }
}
