package rendezvous.identity;

import static java.util.Objects.requireNonNull;

import java.util.random.RandomGenerator;

/** One visit's public name: new for each, shown to its partner, worth nothing as a secret. */
public record PeerId(String value) {
    public PeerId {
        requireNonNull(value, "value");
    }

    public static PeerId random(RandomGenerator random) {
        return new PeerId(IdText.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
