package rendezvous.signaling;

import java.util.Locale;

/** How somebody leaves a room. A closed list of few words, so that it can be a metric's label. */
public enum Parting {
    /** On to the next: the two do not meet again for a while. */
    SKIPPED,
    /** By blocking or reporting the other. */
    SHUNNED,
    /** Hung up. */
    LEFT,
    /** Its visit ended. */
    GONE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
