package rendezvous.identity;

import static java.util.Objects.requireNonNull;

import java.util.random.RandomGenerator;

/**
 * Opens the place of one visit to whoever comes back for it: a secret between one client and us, good for one time. It
 * is in no log, and in nothing that another client gets.
 */
public record ResumeToken(String value) {
    /** Of a client that does not come back for anything. */
    public static final ResumeToken NONE = new ResumeToken("");

    public ResumeToken {
        requireNonNull(value, "value");
    }

    /** 128 bits of the generator, which has to be a secure one. */
    public static ResumeToken random(RandomGenerator random) {
        return new ResumeToken(IdText.random(random));
    }

    /** Without the value: what is printed ends in logs. */
    @Override
    public String toString() {
        return equals(NONE) ? "no token" : "a token";
    }
}
