package rendezvous.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Says a number of fuzz frames, one visit after another, and sees to it that every answer is one there can be. */
final class Fuzzer implements Callable<TreeMap<String, Integer>> {
    private static final int BATCH = 50;
    private static final int LONGEST_VISIT = 4_000;
    private static final Set<String> ERRORS = Set.of("malformed", "unknown-event", "invalid-data", "rate-limited");
    private static final String ERROR = "{\"event\":\"error\",\"data\":{\"code\":\"";

    private final URI server;
    private final Random random;
    private final FuzzText texts;
    private final FuzzFrames frames;
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    /** Those of this visit. */
    private final Set<String> rooms = new HashSet<>();

    private int left;
    private int marker;

    /** @param foreignRoom one that is none of its business, and which it will name */
    Fuzzer(URI server, long seed, int frames, String foreignRoom) {
        this.server = server;
        this.left = frames;
        this.random = new Random(seed);
        this.texts = new FuzzText(random);
        this.frames = new FuzzFrames(random, texts);
        texts.learn(foreignRoom);
    }

    /** How many of each kind were sent and answered. */
    @Override
    public TreeMap<String, Integer> call() {
        while (left > 0) {
            rooms.clear();
            visit(1 + random.nextInt(LONGEST_VISIT));
        }
        return counts;
    }

    private void visit(int length) {
        try (var socket = RawSocket.openTo(server)) {
            count("visits");
            if (random.nextInt(5) > 0) {
                socket.says(texts.introduction());
            }
            boolean alive = true;
            for (int said = 0; alive && left > 0 && said < length; said += BATCH) {
                alive = batch(socket);
            }
            if (alive && random.nextBoolean()) {
                socket.cuts();
            }
        }
    }

    /** Says some frames at once, and hears the answers to all of them; whether the connection lives on. */
    private boolean batch(RawSocket socket) {
        var bytes = new ByteArrayOutputStream();
        int closes = 0;
        for (int i = 0; closes == 0 && i < BATCH && left > 0; i++, left--) {
            var sample = frames.next();
            count("sent " + sample.kind());
            bytes.writeBytes(sample.bytes());
            closes = sample.closes();
        }
        var end = "{\"event\":\"ping\",\"data\":" + ++marker + "}";
        bytes.writeBytes(RawSocket.frame(true, RawSocket.TEXT, end.getBytes(US_ASCII)));
        try {
            socket.writes(bytes.toByteArray());
        } catch (UncheckedIOException e) {
            // It was closed over an earlier frame of these, before all of them were sent: why, it has said.
        }
        return hear(socket, closes);
    }

    private boolean hear(RawSocket socket, int closes) {
        var last = "{\"event\":\"pong\",\"data\":" + marker + "}";
        while (true) {
            var frame = socket.reads("the answer " + (closes == 0 ? last : closes));
            if (frame.opcode() == RawSocket.CLOSE) {
                closed(frame, closes);
                return false;
            }
            if (frame.opcode() == RawSocket.TEXT) {
                var text = frame.text();
                if (text.equals(last)) {
                    check(closes == 0, "went on after what should have closed with " + closes);
                    return true;
                }
                answered(text);
            }
        }
    }

    private void closed(RawSocket.Frame frame, int expected) {
        int code = frame.payload().length < 2
                ? 1005
                : ByteBuffer.wrap(frame.payload()).getShort();
        count("closed " + code);
        // Too many errors end a visit, too.
        check(code == expected || code == 1008, "closed with " + code + " instead of " + expected);
    }

    private void answered(String text) {
        if (text.startsWith(ERROR)) {
            var code = text.substring(ERROR.length(), text.indexOf('"', ERROR.length()));
            check(ERRORS.contains(code), "an unknown error: " + code);
            count("error " + code);
            return;
        }
        var answer = Received.frame(text);
        count("answer " + answer.event());
        switch (answer.event()) {
            case "match" -> enter(answer.text("roomId"));
            case "offer", "answer", "icecandidate" -> checkRoom(answer);
            case "setInfoSuccess", "invalid", "leave", "blocked", "reported", "direct", "presence", "pong" -> {}
            default -> throw new AssertionError("an answer that there is not: " + answer);
        }
    }

    private void enter(String room) {
        rooms.add(room);
        texts.learn(room);
    }

    /** It came in a room of this visit, and was not meant for another one. */
    private void checkRoom(Received signal) {
        if (!(signal.data() instanceof JsonObject)) {
            check(!rooms.isEmpty(), "the end of the candidates before the first match");
            return;
        }
        var room = signal.text("roomId");
        check(rooms.contains(room), "a signal of a room it has never been in: " + signal);
        var text = signal.fields().getString(signal.event().equals("icecandidate") ? "candidate" : "sdp");
        if (text.startsWith(FuzzText.MARK) && text.length() > FuzzText.MARK.length()) {
            check(text.equals(FuzzText.MARK + room), "a signal that was meant for another room: " + signal);
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
