package rendezvous.wire;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;

/**
 * One thing that came from the server: a frame, read as strictly as a browser reads it, or the socket's end.
 *
 * @param event its name; {@code closed 1009} where the socket ended, {@code not JSON} where the frame could not be read
 * @param data null where there was none
 * @param raw the frame as it came
 */
public record Received(String event, JsonValue data, String raw) {

    public static Received frame(String raw) {
        // readValue goes on to the end of the text and objects to anything that follows.
        try (var reader = Json.createReader(new StringReader(raw))) {
            var value = reader.readValue();
            if (value instanceof JsonObject object && object.get("event") instanceof JsonString event) {
                return new Received(event.getString(), object.get("data"), raw);
            }
            return new Received("not an event", null, raw);
        } catch (JsonException e) {
            return new Received("not JSON", null, raw);
        }
    }

    public static Received end(int code) {
        return new Received(closed(code), null, "");
    }

    public static String closed(int code) {
        return "closed " + code;
    }

    public JsonObject fields() {
        if (data instanceof JsonObject object) {
            return object;
        }
        throw new AssertionError("data is no object in " + raw);
    }

    public String text(String field) {
        return fields().getString(field);
    }

    public boolean flag(String field) {
        return fields().getBoolean(field);
    }

    @Override
    public String toString() {
        return raw.isEmpty() ? event : raw.length() <= 300 ? raw : raw.substring(0, 300) + "… (" + raw.length() + ")";
    }
}
