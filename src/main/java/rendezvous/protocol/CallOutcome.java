package rendezvous.protocol;

import java.util.Locale;

/** What a page tells of its call: the closed list of docs/protocol.md. */
public enum CallOutcome {
    /** Something of the other came. */
    CONNECTED,
    /** Nothing came, and the page gave up. */
    FAILED;

    /** As it stands on the wire, and as the metric's tag. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
