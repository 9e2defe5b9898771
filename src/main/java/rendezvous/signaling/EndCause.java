package rendezvous.signaling;

import java.util.Locale;

/** Why a visit ended. A closed list of few words, so that it can be a metric's label. */
public enum EndCause {
    /** The client said goodbye. */
    CLOSED,
    /** The socket broke, and nobody came back for it in time. */
    LOST,
    /** Nothing was heard of it for too long. */
    SILENT,
    /** It did not read what it was sent. */
    SLOW,
    /** It did what is not allowed, for too long or too much. */
    EXPELLED,
    /** This node is being emptied. */
    DRAINED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
