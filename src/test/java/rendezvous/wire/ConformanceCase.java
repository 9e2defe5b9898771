package rendezvous.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of {@code websocket-cases.txt}, whose head explains how it is written.
 *
 * @param chop bytes that are written at once; 0 for all
 * @param rounds how often it is said and answered
 * @param expects what answers it, in order
 */
record ConformanceCase(String id, int chop, int rounds, byte[] says, List<String> expects) {
    private static final byte[] GOODBYE = RawSocket.frame(true, RawSocket.CLOSE, new byte[] {0x03, (byte) 0xE8});
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String CLOSED = "closed:";
    private static final String GOODBYE_ANSWERED = CLOSED + 1000;

    static ConformanceCase parse(String line) {
        var halves = line.split(" >", 2);
        var words = new ArrayList<>(List.of(halves[0].strip().split(" +")));
        var id = words.remove(0);
        var says = new ByteArrayOutputStream();
        int chop = 0;
        int rounds = 1;
        for (var word : words) {
            if (word.startsWith("chop=")) {
                chop = Integer.parseInt(word.substring(5));
            } else if (word.startsWith("rounds=")) {
                rounds = Integer.parseInt(word.substring(7));
            } else {
                says.writeBytes(frame(word));
            }
        }
        var expects = new ArrayList<String>();
        for (var word : halves[1].isBlank() ? new String[0] : halves[1].strip().split(" +")) {
            expects.add(expectation(word));
        }
        return new ConformanceCase(id, chop, rounds, says.toByteArray(), expects);
    }

    /** What came was what had to come, and nothing else before the end; null, or how it differs. */
    String differenceAt(RawSocket socket) {
        for (int round = 0; round < rounds; round++) {
            write(socket);
            for (var expected : expects) {
                var difference = difference(expected, socket);
                if (difference != null) {
                    return difference;
                }
            }
        }
        return isClosed() ? null : difference(GOODBYE_ANSWERED, socket.writes(GOODBYE));
    }

    private boolean isClosed() {
        return !expects.isEmpty() && expects.get(expects.size() - 1).startsWith(CLOSED);
    }

    private void write(RawSocket socket) {
        int step = chop == 0 ? Math.max(1, says.length) : chop;
        for (int at = 0; at < says.length; at += step) {
            socket.writes(Arrays.copyOfRange(says, at, Math.min(says.length, at + step)));
        }
    }

    private static String difference(String expected, RawSocket socket) {
        String got;
        try {
            got = heard(socket.reads(shortened(expected), PATIENCE));
        } catch (AssertionError e) {
            got = "nothing";
        }
        return got.equals(expected) ? null : "expected " + shortened(expected) + ", but got " + shortened(got);
    }

    private static String heard(RawSocket.Frame frame) {
        var payload = frame.payload();
        return switch (frame.opcode()) {
            case RawSocket.TEXT -> "text:" + HexFormat.of().formatHex(payload);
            case RawSocket.BINARY -> "binary:" + HexFormat.of().formatHex(payload);
            case RawSocket.PONG -> "pong:" + HexFormat.of().formatHex(payload);
            case RawSocket.CLOSE ->
                CLOSED
                        + (payload.length < 2
                                ? 1005
                                : Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort()));
            default -> "a frame of kind " + frame.opcode();
        };
    }

    private static String expectation(String word) {
        if (word.startsWith(CLOSED)) {
            return word;
        }
        int colon = word.indexOf(':') + 1;
        return word.substring(0, colon) + HexFormat.of().formatHex(payload(word.substring(colon)));
    }

    private static byte[] frame(String word) {
        int colon = word.indexOf(':');
        var payload = payload(word.substring(colon + 1));
        var frame = RawSocket.frame(true, RawSocket.TEXT, payload);
        frame[0] = (byte) first(word.substring(0, colon));
        return frame;
    }

    private static int first(String kind) {
        return switch (kind) {
            case "text" -> 0x81;
            case "text-" -> 0x01;
            case "binary" -> 0x82;
            case "binary-" -> 0x02;
            case "more" -> 0x80;
            case "more-" -> 0x00;
            case "close" -> 0x88;
            case "ping" -> 0x89;
            case "ping-" -> 0x09;
            case "pong" -> 0x8A;
            case "pong-" -> 0x0A;
            default -> Integer.parseInt(kind, 16);
        };
    }

    private static byte[] payload(String text) {
        if (text.startsWith("#")) {
            return HexFormat.of().parseHex(text.substring(1));
        }
        if (text.startsWith("*")) {
            return "*".repeat(Integer.parseInt(text.substring(1))).getBytes(UTF_8);
        }
        if (text.startsWith("=")) {
            int end = text.indexOf(',') < 0 ? text.length() : text.indexOf(',');
            var reason = payload(text.substring(Math.min(text.length(), end + 1)));
            return ByteBuffer.allocate(2 + reason.length)
                    .putShort((short) Integer.parseInt(text, 1, end, 10))
                    .put(reason)
                    .array();
        }
        return text.getBytes(UTF_8);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "… (" + text.length() + ")";
    }
}
