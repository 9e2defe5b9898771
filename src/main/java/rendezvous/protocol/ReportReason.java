package rendezvous.protocol;

import java.util.Arrays;
import java.util.Optional;

/** Why somebody is reported: the closed list of docs/protocol.md. */
public enum ReportReason {
    NUDITY("nudity"),
    UNDERAGE("underage"),
    ABUSE("abuse"),
    SPAM("spam"),
    OTHER("other");

    private final String wire;

    ReportReason(String wire) {
        this.wire = wire;
    }

    /** As it stands on the wire, and as the metric's tag. */
    public String wire() {
        return wire;
    }

    static Optional<ReportReason> of(String wire) {
        return Arrays.stream(values())
                .filter(reason -> reason.wire.equals(wire))
                .findFirst();
    }
}
