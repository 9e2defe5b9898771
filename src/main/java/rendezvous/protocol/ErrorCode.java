package rendezvous.protocol;

/** Why a frame could not be used: the closed list of docs/protocol.md. */
public enum ErrorCode {
    /** Not JSON, or not an object with the text {@code event}. */
    MALFORMED("malformed", "This is not {\"event\": NAME, \"data\": …} as JSON."),
    /** No event of that name is known. */
    UNKNOWN_EVENT("unknown-event", "There is no such event."),
    /** The event's data misses something or has something of the wrong kind or size. */
    INVALID_DATA("invalid-data", "The data does not fit the event."),
    /** More frames than are allowed; the frame was dropped. */
    RATE_LIMITED("rate-limited", "Too many messages; slow down.");

    private final String wire;
    private final String advice;

    ErrorCode(String wire, String advice) {
        this.wire = wire;
        this.advice = advice;
    }

    /** As it stands on the wire. */
    public String wire() {
        return wire;
    }

    /** A sentence for whoever writes a client. */
    public String advice() {
        return advice;
    }
}
