package rendezvous.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
        return Optional.of(textOf(value));
    }

    /** Empty where there are none. */
    List<String> optionalTexts(String name) throws BadFrameException {
        var value = object.get(name);
        if (isNull(value)) {
            return List.of();
        }
        require(value instanceof JsonArray);
        var texts = new ArrayList<String>();
        for (var item : value.asJsonArray()) {
            texts.add(textOf(item));
        }
        return texts;
    }

    /** False where it is not given. */
    boolean flag(String name) throws BadFrameException {
        var value = object.get(name);
        require(isNull(value) || value == JsonValue.TRUE || value == JsonValue.FALSE);
        return value == JsonValue.TRUE;
    }

    RoomId room() throws BadFrameException {
        var id = optionalText("roomId").orElse(RoomId.CURRENT.value());
        require(id.length() <= ID_LENGTH);
        return new RoomId(id);
    }

    /** An unsigned short (W3C WebRTC §4.8.2). */
    void requireOptionalIndex(String name) throws BadFrameException {
        optionalNumber(name, 0xFFFF);
    }

    /** A whole number from 0 to {@code most}. */
    OptionalInt optionalNumber(String name, int most) throws BadFrameException {
        var value = object.get(name);
        if (isNull(value)) {
            return OptionalInt.empty();
        }
        require(value instanceof JsonNumber number && isWithin(number, most));
        return OptionalInt.of(((JsonNumber) value).intValue());
    }

    static void require(boolean fits) throws BadFrameException {
        if (!fits) {
            throw new BadFrameException(ErrorCode.INVALID_DATA);
        }
    }

    private static String textOf(JsonValue value) throws BadFrameException {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw new BadFrameException(ErrorCode.INVALID_DATA);
    }

    private static boolean isWithin(JsonNumber number, int most) {
        // The scale comes first: expanding 1e999999999 would take for ever.
        var decimal = number.bigDecimalValue();
        return decimal.scale() <= 0
                && (long) decimal.precision() - decimal.scale() <= 9
                && decimal.signum() >= 0
                && decimal.intValue() <= most;
    }
}
