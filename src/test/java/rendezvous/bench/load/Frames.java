package rendezvous.bench.load;

/** What a client says, ready to send, and the little it has to understand of what it hears. */
public final class Frames {
    static final String QUEUE = "{\"event\":\"queue\"}";
    static final String UNQUEUE = "{\"event\":\"unqueue\"}";
    static final String PING = "{\"event\":\"ping\"}";
    static final String SET_INFO = "{\"event\":\"setInfo\",\"data\":{\"name\":\"Friendly Otter\"}}";

    private static final int CANDIDATE_BYTES = 300;
    private static final int DESCRIPTION_BYTES = 4096;
    private static final String EVENT = "{\"event\":\"";
    private static final String SEQUENCE = "candidate:";
    private static final int SEQUENCE_DIGITS = 8;

    private Frames() {}

    /** 300 bytes, as a page sends them: with its room. {@code sequence} can be read back. */
    public static String candidate(String room, int sequence) {
        var digits = Integer.toString(100_000_000 + sequence).substring(1);
        return padded(
                "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"" + SEQUENCE + digits
                        + " 1 udp 1677729535 203.0.113.7 46154 typ srflx raddr 0.0.0.0 rport 0 generation 0 ufrag EEtu",
                "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"usernameFragment\":\"EEtu\",\"roomId\":\"" + room + "\"}}",
                " network-id 3",
                CANDIDATE_BYTES);
    }

    /** 4 KB, with its room. */
    public static String offer(String room) {
        return description("offer", room);
    }

    static String answer(String room) {
        return description("answer", room);
    }

    /** Next: skips who is in {@code room}. */
    static String leave(String room) {
        return "{\"event\":\"leave\",\"data\":{\"roomId\":\"" + room + "\"}}";
    }

    static boolean is(String event, String frame) {
        return frame.startsWith(EVENT)
                && frame.startsWith(event, EVENT.length())
                && frame.charAt(EVENT.length() + event.length()) == '"';
    }

    static String room(String match) {
        return valueAfter("\"roomId\":\"", match);
    }

    static boolean offers(String match) {
        return match.contains("\"createOffer\":true");
    }

    static int sequence(String candidate) {
        int start = candidate.indexOf(SEQUENCE) + SEQUENCE.length();
        return Integer.parseInt(candidate, start, start + SEQUENCE_DIGITS, 10);
    }

    private static String description(String type, String room) {
        return padded(
                "{\"event\":\"" + type + "\",\"data\":{\"type\":\"" + type + "\",\"sdp\":\"v=0\\r\\n",
                "\",\"roomId\":\"" + room + "\"}}",
                "a=rtcp-fb:96 goog-remb\\r\\n",
                DESCRIPTION_BYTES);
    }

    /** Repeats {@code filling} whole as often as it fits, so that no escape is cut, then fills up with blanks. */
    private static String padded(String head, String tail, String filling, int length) {
        var text = new StringBuilder(length).append(head);
        int room = length - tail.length();
        while (text.length() + filling.length() <= room) {
            text.append(filling);
        }
        while (text.length() < room) {
            text.append(' ');
        }
        return text.append(tail).toString();
    }

    private static String valueAfter(String key, String frame) {
        int start = frame.indexOf(key) + key.length();
        return frame.substring(start, frame.indexOf('"', start));
    }
}
