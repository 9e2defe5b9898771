package rendezvous.signaling;

import java.util.Locale;

/** Why a handshake, a frame or a socket was refused. A closed list of few words, so that it can be a metric's label. */
public enum Refusal {
    /** The page's origin may not open sockets here. */
    ORIGIN,
    /** No ticket of the operator's, or one that does not hold. */
    TICKET,
    /** Too many sockets of one address. */
    ADDRESS_SOCKETS,
    /** Too many handshakes of one address within a moment. */
    ADDRESS_HANDSHAKES,
    /** As many sockets as this node takes. */
    FULL,
    /** This node is being emptied. */
    DRAINING,
    /** More frames or bytes than one socket may send. */
    RATE,
    /** Unusable frames, for too long. */
    ERRORS,
    /** Not a word of introduction in time. */
    UNINTRODUCED,
    /** A frame that could not be used. */
    FRAME,
    /** A resume token that opens nothing. */
    RESUME;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
