package rendezvous.identity;

import static java.util.Objects.requireNonNull;

/** One node, from when it joined its cluster until it left: whoever comes back, after a freeze or a split, has a new one. */
public record NodeId(String value) {
    public NodeId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
