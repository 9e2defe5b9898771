package rendezvous.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * What a stranger may write into a frame: every event as it should be, in no sensible order, and as it should not be.
 * The same random makes the same texts.
 */
final class FuzzText {
    /** Names the room that the sender meant once more, where the server does not look. */
    static final String MARK = "meant-for:";

    private static final List<String> EVENTS = List.of(
            "setInfo",
            "queue",
            "unqueue",
            "leave",
            "block",
            "report",
            "forget",
            "direct",
            "offer",
            "answer",
            "icecandidate",
            "ping",
            "pong",
            "match",
            "call",
            "",
            "constructor");
    private static final List<String> FIELDS = List.of(
            "name",
            "interests",
            "language",
            "relay",
            "device",
            "blocked",
            "resume",
            "received",
            "attempt",
            "roomId",
            "reason",
            "type",
            "sdp",
            "candidate",
            "sdpMid",
            "sdpMLineIndex",
            "usernameFragment",
            "outcome",
            "firstFrameMs");
    private static final List<String> NUMBERS = List.of(
            "1e999999999",
            "-1E-999999999",
            "1e2147483648",
            "-0",
            "0.00000000000000000000000000001",
            "65536",
            "9223372036854775808",
            "1e400",
            "9".repeat(3_000));
    private static final List<String> SURROGATES =
            List.of("\\ud800", "\\udfff", "\\udc00\\ud800", "a\\ud83d", "\\ud83e\\udd8a\\ud83e", "\\uD800\\u0000");
    private static final List<String> HIDDEN =
            List.of("\\u0000", "\\u0000\\u0000x", "\0", "\\u001b[2J", "\\u202e", "\\r\\n", "\n", "\\ufeff", "\\uffff");
    private static final int ROOMS_KNOWN = 64;

    private final Random random;
    private final Deque<String> rooms = new ArrayDeque<>();

    FuzzText(Random random) {
        this.random = random;
    }

    /** A room whose id it may name from now on, its own or not. */
    void learn(String room) {
        rooms.addFirst(room);
        if (rooms.size() > ROOMS_KNOWN) {
            rooms.removeLast();
        }
    }

    String introduction() {
        return event("setInfo", "{\"name\":\"Fuzz\"}");
    }

    /** What a page could have said at another moment. */
    String valid() {
        return switch (random.nextInt(16)) {
            case 0 -> event("setInfo", "{\"name\":\"Fuzz " + random.nextInt(9) + "\",\"interests\":[\"a\",\"b\"]}");
            case 1, 2, 3 -> "{\"event\":\"queue\"}";
            case 4 -> "{\"event\":\"unqueue\"}";
            case 5 -> event("leave", "{" + room() + "}");
            case 6 -> event("block", "{" + room() + "}");
            case 7 -> event("report", "{\"reason\":\"spam\"" + following(room()) + "}");
            case 8 -> "{\"event\":\"forget\"}";
            case 9 -> event("direct", "{" + room() + "}");
            case 10 -> event("ping", Integer.toString(-1 - random.nextInt(100)));
            case 11, 12 -> signal("answer", "sdp", "\"type\":\"answer\"");
            case 13 -> signal("offer", "sdp", "\"type\":\"offer\"");
            default -> signal("icecandidate", "candidate", "\"sdpMid\":\"0\",\"sdpMLineIndex\":0");
        };
    }

    /** As long as a frame may be, or nearly. */
    String large() {
        return event("offer", "{\"type\":\"offer\",\"sdp\":\"" + "a=x\\r\\n".repeat(8_000) + "\"}");
    }

    /** A valid one, with some of its characters gone, changed, doubled or all that follows cut off. */
    String mutated() {
        // Without the mark, which could be changed, too.
        var text = new StringBuilder(valid().replace(MARK, ""));
        for (int changes = 1 + random.nextInt(3); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(0xD800));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 8)));
                case 3 -> text.setLength(at);
                default -> text.insert(at, any("\"{}[]:,\\0-e".split("")));
            }
        }
        return text.toString();
    }

    String ofWrongTypes() {
        var data = new StringBuilder("{");
        for (int fields = 1 + random.nextInt(4); fields > 0; fields--) {
            data.append('"').append(any(FIELDS)).append("\":").append(value(2)).append(fields > 1 ? "," : "}");
        }
        return event(any(EVENTS), random.nextInt(4) == 0 ? value(2) : data.toString());
    }

    String ofHugeNumbers() {
        return withValue(any(NUMBERS));
    }

    String ofLoneSurrogates() {
        return withValue('"' + any(SURROGATES) + '"');
    }

    String ofHiddenCharacters() {
        return withValue('"' + any(HIDDEN) + '"');
    }

    String deep() {
        int levels = 1 << random.nextInt(14);
        return switch (random.nextInt(4)) {
            case 0 -> "[".repeat(levels);
            case 1 -> event(any(EVENTS), "[".repeat(levels) + "]".repeat(levels));
            case 2 -> event(any(EVENTS), "{\"a\":".repeat(levels) + "1" + "}".repeat(levels));
            default -> event(any(EVENTS), "{\"a\":[".repeat(levels));
        };
    }

    /** Any characters at all, but for lone surrogates, which have no UTF-8. */
    String anything() {
        var text = new StringBuilder();
        for (int left = random.nextInt(60); left > 0; left--) {
            int point = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? '?' : point);
        }
        return text.toString();
    }

    private String withValue(String value) {
        return switch (random.nextInt(6)) {
            case 0 -> event("setInfo", "{\"name\":" + value + ",\"interests\":[" + value + "]}");
            case 1 -> event("ping", value);
            case 2 -> event("offer", "{\"type\":\"offer\",\"sdp\":" + value + following(room()) + "}");
            case 3 -> event("icecandidate", "{\"candidate\":\"\",\"sdpMLineIndex\":" + value + "}");
            case 4 -> "{\"event\":" + value + "}";
            default -> event("leave", "{\"roomId\":" + value + ",\"x\":" + value + "}");
        };
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> Integer.toString(random.nextInt());
            case 3 -> "\"" + any(EVENTS) + "\"";
            case 4 -> "\"" + "x".repeat(random.nextInt(600)) + "\"";
            case 5 -> any(NUMBERS);
            case 6 -> '"' + any(SURROGATES) + '"';
            case 7 -> "\"\"";
            case 8 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
            default -> "{\"" + any(FIELDS) + "\":" + value(depth - 1) + "}";
        };
    }

    private String signal(String event, String field, String rest) {
        var room = room();
        var meant = room.isEmpty() ? "" : room.substring("\"roomId\":\"".length(), room.length() - 1);
        return event(event, "{\"" + field + "\":\"" + MARK + meant + "\"," + rest + following(room) + "}");
    }

    private String room() {
        if (rooms.isEmpty() || random.nextInt(4) == 0) {
            return "";
        }
        var named = random.nextBoolean() ? rooms.getFirst() : any(rooms.toArray(String[]::new));
        return "\"roomId\":\"" + named + '"';
    }

    private static String following(String field) {
        return field.isEmpty() ? "" : "," + field;
    }

    private static String event(String event, String data) {
        return "{\"event\":\"" + event + "\",\"data\":" + data + "}";
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String any(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
