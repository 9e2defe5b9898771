package rendezvous.signaling;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.PongMessage;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Somebody whose every socket may be at another house, and who counts frames as the protocol says. */
final class Wanderer {
    private static final CloseReason BROKEN = new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "");

    /** All it was told, over all its sockets, but for answers to who comes back. */
    final List<JsonObject> told = new ArrayList<>();

    /** All it has said and that was not repeated yet, from the first. */
    private final List<String> said = new ArrayList<>();

    FakeSocket socket;
    String token = "";
    String id = "";
    boolean resumed;
    private SignalingEndpoint endpoint;
    private int got;
    private int attempts;
    /** Its socket is there, and was answered. */
    private boolean talks;

    Wanderer(House house) {
        arrive(house);
        talks = true;
        say(info("").toString());
        hear();
    }

    private void arrive(House house) {
        socket = new FakeSocket();
        endpoint = house.endpoint();
        endpoint.open(socket.with(house.place()).session());
    }

    void say(String frame) {
        said.add(frame);
        if (talks) {
            endpoint.text(frame, true);
        }
    }

    /** Over the socket, and not counted. */
    void sayUncounted(String frame) {
        endpoint.text(frame, true);
    }

    void breaks() {
        closes(BROKEN.getCloseCode().getCode());
    }

    void closes(int code) {
        talks = false;
        endpoint.close(new CloseReason(CloseCodes.getCloseCode(code), ""));
    }

    void comesBack(House house) {
        comesBack(house, token);
    }

    void comesBack(House house, String with) {
        arrive(house);
        resumed = false;
        talks = false;
        endpoint.text(info(with).toString(), true);
    }

    void answersPing(long mark) {
        PongMessage pong = () -> ByteBuffer.allocate(Long.BYTES).putLong(mark).flip();
        endpoint.pong(pong);
    }

    /** Takes in what came; repeats what the server has not got, where it goes on. */
    void hear() {
        for (var text : socket.take()) {
            var frame = read(text);
            if (frame.getString("event").equals("setInfoSuccess")) {
                greeted(frame.getJsonObject("data"));
            } else {
                got++;
                told.add(frame);
            }
        }
    }

    int got() {
        return got;
    }

    List<String> words() {
        hear();
        var words = told.stream().map(Modelled::words).toList();
        told.clear();
        return words;
    }

    private void greeted(JsonObject answer) {
        resumed = answer.getBoolean("resumed");
        talks = true;
        token = answer.getString("resume");
        id = answer.getString("serverSocketId");
        if (resumed) {
            var missed = List.copyOf(said.subList(answer.getInt("received"), said.size()));
            missed.forEach(frame -> endpoint.text(frame, true));
        } else {
            got = 1;
        }
    }

    private JsonObject info(String with) {
        var data = Json.createObjectBuilder().add("name", "N");
        if (!with.isEmpty()) {
            data.add("resume", with).add("received", got).add("attempt", ++attempts);
        }
        return Json.createObjectBuilder()
                .add("event", "setInfo")
                .add("data", data)
                .build();
    }

    private static JsonObject read(String frame) {
        try (var reader = Json.createReader(new StringReader(frame))) {
            return reader.readObject();
        }
    }
}
