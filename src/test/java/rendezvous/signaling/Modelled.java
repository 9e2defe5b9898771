package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One visitor: its socket, and what a simple model holds of it. */
final class Modelled {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final House house;
    final PeerSession session;
    final String device;

    Line line;
    private FakeSocket socket = new FakeSocket();

    /** Opens its place; empty until it has introduced itself. */
    private String token = "";
    /** How many frames it has got, as the protocol counts them. */
    private int got;

    boolean introduced;
    /** Its socket broke, and it may come back. */
    boolean away;
    /** In the queue; while it is away, that it is to be there again. */
    boolean waits;
    /** Null where it is in no room. */
    Modelled partner;

    /** Of its latest room, which may have ended. */
    String room = "";

    Modelled latest;

    /** Until when, in milliseconds of the clock. */
    final Map<Modelled, Long> skipped = new HashMap<>();

    final Set<String> blockedDevices = new HashSet<>();
    /** The device that each mark it was given stands for. */
    final Map<String, String> marks = new HashMap<>();

    final List<String> expected = new ArrayList<>();

    Modelled(House house, String device) {
        this.house = house;
        this.line = house.open(socket);
        this.session = line.peer();
        this.device = device;
    }

    boolean isInQueue() {
        return waits && !away;
    }

    void say(String frame) {
        house.router.receive(line.peer(), frame);
    }

    /** Says what it is, over a socket of its own; what the old one still brings is nobody's. */
    void comeBack(JsonObjectBuilder info) {
        var old = line;
        socket.take();
        socket = new FakeSocket();
        line = house.open(socket);
        say(setInfo(info.add("resume", token).add("received", got)));
        house.close(old, 1006);
        assertThat(line.peer()).as("whose socket it is").isSameAs(session);
        away = false;
        expected.add(0, "setInfoSuccess " + id());
        // Not counted is the answer to who comes back.
        got--;
    }

    static String setInfo(JsonObjectBuilder info) {
        var message = Json.createObjectBuilder().add("event", "setInfo").add("data", info);
        return message.build().toString();
    }

    String id() {
        return session.id().value();
    }

    boolean bars(Modelled other, long now) {
        return skipped.getOrDefault(other, 0L) > now
                || !device.isEmpty() && !other.device.isEmpty() && blockedDevices.contains(other.device);
    }

    List<JsonObject> told() {
        var frames = socket.take().stream().map(Modelled::read).toList();
        got += frames.size();
        frames.stream()
                .filter(frame -> frame.getString("event").equals("setInfoSuccess"))
                .forEach(frame -> token = data(frame).getString("resume"));
        return frames;
    }

    /** It was told what the model says, in that order, and nothing else. */
    void checkTold() {
        var frames = told();
        if (away) {
            assertThat(frames).as("what came over a socket that broke").isEmpty();
            return;
        }
        frames.stream()
                .filter(frame -> frame.getString("event").equals("blocked"))
                .forEach(this::keepMark);
        var words = frames.stream().map(Modelled::words).toList();
        if (!words.equals(expected)) {
            assertThat(words).as("what %s was told", id()).isEqualTo(expected);
        }
        expected.clear();
    }

    private void keepMark(JsonObject blocked) {
        var mark = data(blocked).getString("mark", "");
        if (!mark.isEmpty()) {
            marks.put(mark, latest.device);
        }
    }

    /** What matters of a frame, in words, as {@link #expected} has it. */
    static String words(JsonObject frame) {
        var event = frame.getString("event");
        return switch (event) {
            case "leave" ->
                leave(
                        data(frame).getString("roomId"),
                        data(frame).getString("remoteId"),
                        data(frame).getBoolean("isTimeout"));
            case "offer", "answer" ->
                event + " " + data(frame).getString("roomId") + " "
                        + data(frame).getString("sdp");
            case "icecandidate" ->
                event + " " + data(frame).getString("roomId") + " "
                        + data(frame).getString("candidate");
            case "setInfoSuccess" -> event + " " + data(frame).getString("serverSocketId");
            case "blocked", "reported" -> event + " " + data(frame).getString("roomId");
            case "error" -> event + " " + data(frame).getString("code");
            case "pong" -> event + " " + frame.get("data");
            default -> event;
        };
    }

    static String leave(String room, String remote, boolean isTimeout) {
        return "leave " + room + " " + remote + " " + isTimeout;
    }

    static JsonObject data(JsonObject frame) {
        return frame.getJsonObject("data");
    }

    private static JsonObject read(String frame) {
        try (var reader = READERS.createReader(new StringReader(frame))) {
            return reader.readObject();
        }
    }
}
