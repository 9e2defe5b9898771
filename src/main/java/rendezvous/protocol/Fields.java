package rendezvous.protocol;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import rendezvous.identity.RoomId;

/** The fields of one frame's data, each read with the check it needs. Unknown ones are left alone. */
final class Fields {
    /** As long as any id this server makes; nothing longer can name a room. */
    private static final int ID_LENGTH = 22;

    private final JsonObject object;

    private Fields(JsonObject object) {
        this.object = object;
    }

    static Fields of(JsonValue data) throws BadFrameException {
        if (data instanceof JsonObject object) {
            return new Fields(object);
        }
        throw new BadFrameException(ErrorCode.INVALID_DATA);
    }

    /** For events whose data may be left out. */
    static Fields ofOptional(JsonValue data) throws BadFrameException {
        return isNull(data) ? new Fields(JsonValue.EMPTY_JSON_OBJECT) : of(data);
    }

    static boolean isNull(JsonValue value) {
        return value == null || value == JsonValue.NULL;
    }

    String text(String name) throws BadFrameException {
        return optionalText(name).orElseThrow(() -> new BadFrameException(ErrorCode.INVALID_DATA));
    }

    Optional<String> optionalText(String name) throws BadFrameException {
        var value = object.get(name);
        if (isNull(value)) {
            return Optional.empty();
        }
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        throw new BadFrameException(ErrorCode.INVALID_DATA);
    }

    RoomId room() throws BadFrameException {
        var id = optionalText("roomId").orElse(RoomId.CURRENT.value());
        require(id.length() <= ID_LENGTH);
        return new RoomId(id);
    }

    void requireOptionalIndex(String name) throws BadFrameException {
        var value = object.get(name);
        require(isNull(value) || value instanceof JsonNumber number && isIndex(number));
    }

    static void require(boolean fits) throws BadFrameException {
        if (!fits) {
            throw new BadFrameException(ErrorCode.INVALID_DATA);
        }
    }

    private static boolean isIndex(JsonNumber number) {
        // An unsigned short (W3C WebRTC §4.8.2). The scale comes first: expanding 1e999999999 would take for ever.
        var decimal = number.bigDecimalValue();
        return decimal.scale() <= 0
                && (long) decimal.precision() - decimal.scale() <= 5
                && decimal.signum() >= 0
                && decimal.intValue() <= 0xFFFF;
    }
}
