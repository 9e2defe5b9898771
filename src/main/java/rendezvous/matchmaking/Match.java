package rendezvous.matchmaking;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Two who are to meet; {@code first} had waited at least as long as {@code second}. */
public record Match(Ticket first, Ticket second) {
    public Match {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
    }

    /** The interests of both, in order. */
    public List<String> sharedInterests() {
        return first.wishes().sharedWith(second.wishes());
    }
}
