package rendezvous.protocol;

import java.util.Locale;

/** Which way a call takes, as its page sees it. */
public enum CallPath {
    DIRECT,
    /** Through a TURN server, at either end. */
    RELAYED,
    /** The page does not say; never on the wire. */
    UNKNOWN;

    /** As it stands on the wire, and as the metric's tag. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
