package rendezvous.protocol;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.stream.Stream;
import rendezvous.protocol.ClientMessage.Call;

/** Reads what a page tells of its call. */
final class CallReader {
    /** Whoever waits longer for a picture has left its clock behind. */
    private static final int LONGEST_MILLIS = 600_000;

    private CallReader() {}

    static Call read(JsonValue data) throws BadFrameException {
        var fields = Fields.of(data);
        return new Call(fields.room(), outcome(fields.text("outcome")), path(fields), firstFrame(fields));
    }

    private static CallOutcome outcome(String wire) throws BadFrameException {
        return Stream.of(CallOutcome.values())
                .filter(outcome -> outcome.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new BadFrameException(ErrorCode.INVALID_DATA));
    }

    private static CallPath path(Fields fields) throws BadFrameException {
        var wire = fields.optionalText("path");
        if (wire.isEmpty()) {
            return CallPath.UNKNOWN;
        }
        return Stream.of(CallPath.DIRECT, CallPath.RELAYED)
                .filter(path -> path.wire().equals(wire.get()))
                .findFirst()
                .orElseThrow(() -> new BadFrameException(ErrorCode.INVALID_DATA));
    }

    private static Duration firstFrame(Fields fields) throws BadFrameException {
        var millis = fields.optionalNumber("firstFrameMs", LONGEST_MILLIS);
        return millis.isPresent() ? Duration.ofMillis(millis.getAsInt()) : null;
    }
}
