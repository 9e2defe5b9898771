package rendezvous.wire;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.WebSocketContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;

/**
 * A well-behaved client on the Tyrus client, spoken to in sentences. What it receives is kept in order, and each
 * {@code expect} takes the next: a frame that should not have come fails the test that did not expect it.
 */
final class Visitor implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final WebSocketContainer CLIENT = sharedClient();
    private static final AtomicLong NONCES = new AtomicLong();

    private final String name;
    private final Inbox inbox;
    /** What is told of how many there are comes at any time, so it is kept apart. */
    private final Inbox presences;
    /** So do new ICE servers. */
    private final Inbox iceServers;

    private final List<String> transcript = new CopyOnWriteArrayList<>();
    private Session session;
    private JsonObject welcome;
    private String id;

    private Visitor(String name) {
        this.name = name;
        this.inbox = new Inbox(name);
        this.presences = new Inbox(name);
        this.iceServers = new Inbox(name);
    }

    /** Somebody to be connected and introduced. */
    static Visitor named(String name) {
        return new Visitor(name);
    }

    /** Connects and introduces itself. */
    Visitor connectTo(URI server) {
        return connectSilentlyTo(server).introducesItselfAs(name);
    }

    /** Connects and says nothing. */
    Visitor connectSilentlyTo(URI server) {
        try {
            session = CLIENT.connectToServer(
                    new Ear(), ClientEndpointConfig.Builder.create().build(), server);
            return this;
        } catch (DeploymentException | IOException e) {
            throw new AssertionError(name + " could not connect", e);
        }
    }

    Visitor introducesItselfAs(String newName) {
        return introducesItselfAs(newName, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** With its wishes, its device and the like. */
    Visitor introducesItselfAs(String newName, JsonObject info) {
        says("setInfo", Json.createObjectBuilder(info).add("name", newName).build());
        welcome = expect("setInfoSuccess").fields();
        id = welcome.getString("serverSocketId");
        return this;
    }

    /** What the server calls it; only once introduced. */
    String id() {
        return id;
    }

    /** What the server answered its latest introduction. */
    JsonObject welcome() {
        return welcome;
    }

    Visitor queues() {
        return says("queue");
    }

    Visitor unqueues() {
        return says("unqueue");
    }

    /** Next, of the present partner or of none. */
    Visitor leaves() {
        return says("leave");
    }

    /** Next, as a page says it: naming the room it means. */
    Visitor leaves(String room) {
        return says("leave", Json.createObjectBuilder().add("roomId", room).build());
    }

    /** Never again the present partner, or the latest. */
    Visitor blocks() {
        return says("block");
    }

    Visitor blocks(String room) {
        return says("block", Json.createObjectBuilder().add("roomId", room).build());
    }

    Visitor reports(String room, String reason) {
        return says(
                "report",
                Json.createObjectBuilder()
                        .add("roomId", room)
                        .add("reason", reason)
                        .build());
    }

    Visitor forgets() {
        return says("forget");
    }

    Visitor says(String event) {
        return sends(Json.createObjectBuilder().add("event", event).build().toString());
    }

    Visitor says(String event, JsonValue data) {
        return sends(Json.createObjectBuilder()
                .add("event", event)
                .add("data", data)
                .build()
                .toString());
    }

    /** One text frame, as it stands. */
    Visitor sends(String frame) {
        try {
            session.getBasicRemote().sendText(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not send", e);
        } catch (RejectedExecutionException e) {
            // The server closed while this was under way, and Tyrus' client then trips over its own idle timer. The
            // inbox tells how the connection ended.
        }
        return this;
    }

    /** The next to come, which has to be this event. */
    Received expect(String event) {
        return inbox.expect(event, PATIENCE);
    }

    /** The next to come, whatever it is. */
    Received expectAnything() {
        return inbox.next("anything", PATIENCE);
    }

    JsonObject expectMatch() {
        return expect("match").fields();
    }

    /** It is told these numbers, perhaps after others. */
    Visitor expectPresence(int online, int waiting) {
        var numbers = presence(online, waiting);
        var hope = "presence " + numbers;
        while (!presences.next(hope, PATIENCE).fields().equals(numbers)) {
            // The numbers change one by one, and may be told in between.
        }
        return this;
    }

    /** The next it is given instead of those it was welcomed with. */
    JsonArray expectIceServers() {
        return iceServers.next("iceServers", PATIENCE).fields().getJsonArray("iceServers");
    }

    static JsonObject presence(int online, int waiting) {
        return Json.createObjectBuilder()
                .add("online", online)
                .add("waiting", waiting)
                .build();
    }

    /** All frames that ever came, as they came. */
    List<String> transcript() {
        return transcript;
    }

    String expectError() {
        return expect("error").text("code");
    }

    void expectClose(int code) {
        expect(Received.closed(code));
    }

    /** All that the server had for it has come, and all that it said has been dealt with: its ping is answered next. */
    Visitor expectNothingMore() {
        var nonce = Json.createValue(NONCES.incrementAndGet());
        says("ping", nonce);
        var pong = expect("pong");
        if (!nonce.equals(pong.data())) {
            throw new AssertionError(name + " expected the pong " + nonce + ", but got " + pong);
        }
        return this;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (IOException | IllegalStateException e) {
            // It was closed already, which is what was wanted.
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static WebSocketContainer sharedClient() {
        var client = ClientManager.createClient();
        // One set of threads for hundreds of visitors.
        client.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
        return client;
    }

    private final class Ear extends Endpoint {
        @Override
        public void onOpen(Session opened, EndpointConfig config) {
            // A named class: Tyrus reads the message's type from it.
            opened.addMessageHandler(new Frames());
        }

        @Override
        public void onClose(Session closed, CloseReason reason) {
            inbox.add(Received.end(reason.getCloseCode().getCode()));
        }
    }

    private final class Frames implements MessageHandler.Whole<String> {
        @Override
        public void onMessage(String frame) {
            transcript.add(frame);
            var received = Received.frame(frame);
            inboxOf(received.event()).add(received);
        }

        private Inbox inboxOf(String event) {
            return switch (event) {
                case "presence" -> presences;
                case "iceServers" -> iceServers;
                default -> inbox;
            };
        }
    }
}
