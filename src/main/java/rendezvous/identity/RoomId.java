package rendezvous.identity;

import static java.util.Objects.requireNonNull;

import java.util.random.RandomGenerator;

/** One meeting of two peers: never used again, so that a late signal can be told from the next call's. */
public record RoomId(String value) {
    /** What somebody means who names no room: the one it is in. */
    public static final RoomId CURRENT = new RoomId("");

    public RoomId {
        requireNonNull(value, "value");
    }

    public static RoomId random(RandomGenerator random) {
        return new RoomId(IdText.random(random));
    }

    /** Whether this names {@code actual}, by its id or as the current one. */
    public boolean means(RoomId actual) {
        return this.equals(CURRENT) || this.equals(actual);
    }

    @Override
    public String toString() {
        return value;
    }
}
