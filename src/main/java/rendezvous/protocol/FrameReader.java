package rendezvous.protocol;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/**
 * Text to frame, strictly. It reads with JSON-P's parser because JSON-B lets text behind the object and fields given
 * twice pass: as signals are relayed as they came, a partner's parser might then see another message than was checked
 * here.
 */
final class FrameReader {
    private static final List<String> CANDIDATE_FIELDS = List.of("sdpMid", "sdpMLineIndex", "usernameFragment");
    private static final List<String> DESCRIPTION_FIELDS = List.of("type");

    /** Made once: each of Json's static methods looks its provider up anew. */
    private final JsonParserFactory parsers = Json.createParserFactory(Map.of());

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());

    Frame read(String text) throws BadFrameException {
        var object = parse(text);
        if (object.get("event") instanceof JsonString event) {
            return new Frame(event.getString(), object.get("data"));
        }
        throw new BadFrameException(ErrorCode.MALFORMED);
    }

    /** A frame that was read before, with a field added to its data; as it is where the data is no object. */
    String withData(String text, String name, String value) throws BadFrameException {
        var frame = parse(text);
        if (!(frame.get("data") instanceof JsonObject data)) {
            return text;
        }
        var extended = builders.createObjectBuilder(data).add(name, value);
        return WellFormed.text(builders.createObjectBuilder(frame)
                .add("data", extended)
                .build()
                .toString());
    }

    /** A signal's frame with only the fields that are known of one, and this text instead of its own. */
    String signal(String event, JsonObject data, String text, String room) {
        boolean isCandidate = event.equals("icecandidate");
        var known = builders.createObjectBuilder();
        for (var name : isCandidate ? CANDIDATE_FIELDS : DESCRIPTION_FIELDS) {
            if (data.containsKey(name)) {
                known.add(name, data.get(name));
            }
        }
        known.add(isCandidate ? "candidate" : "sdp", text).add("roomId", room);
        return WellFormed.text(builders.createObjectBuilder()
                .add("event", event)
                .add("data", known)
                .build()
                .toString());
    }

    private JsonObject parse(String text) throws BadFrameException {
        try (var parser = parsers.createParser(new StringReader(text))) {
            if (parser.next() == Event.START_OBJECT) {
                var object = objectOnce(parser, 2);
                // Throws when anything but white space follows.
                parser.hasNext();
                return object;
            }
        } catch (RuntimeException e) {
            // JSON-P's exceptions, and a plain one for nesting beyond its limit of 1,000: either way, not a frame.
        }
        throw new BadFrameException(ErrorCode.MALFORMED);
    }

    /** An object each of whose fields stands there once, {@code levels} deep: as deep as anybody looks. */
    private JsonObject objectOnce(JsonParser parser, int levels) {
        var object = builders.createObjectBuilder();
        int fields = 0;
        while (parser.next() == Event.KEY_NAME) {
            object.add(parser.getString(), value(parser, levels));
            fields++;
        }
        var built = object.build();
        if (built.size() < fields) {
            throw new IllegalStateException("A field stands there twice");
        }
        return built;
    }

    private JsonValue value(JsonParser parser, int levels) {
        return parser.next() == Event.START_OBJECT && levels > 1 ? objectOnce(parser, levels - 1) : parser.getValue();
    }
}
