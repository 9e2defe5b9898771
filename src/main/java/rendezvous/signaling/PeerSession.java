package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import rendezvous.admission.RateLimit;
import rendezvous.config.LimitSettings;
import rendezvous.connector.DirectSession;
import rendezvous.ice.IceAnswer;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.protocol.CallOutcome;

/** One socket: who it is, when it was last heard of, and the only way to send it anything. */
final class PeerSession {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final PeerId id;
    private final Session socket;
    private final Clock clock;
    private final Outbox outbox;
    private final RateLimit messages;
    private final RateLimit bytes;
    private final RateLimit errors;
    private boolean expedited;
    private RoomId reported;
    private final ToldCalls calls = new ToldCalls();
    private volatile String name;
    private volatile Turnout told;
    private volatile IceAnswer given;
    private volatile long lastHeard;

    PeerSession(PeerId id, Session socket, Outbox outbox, LimitSettings limits, Clock clock) {
        this.id = id;
        this.socket = socket;
        this.outbox = outbox;
        this.clock = clock;
        lastHeard = clock.millis();
        messages = new RateLimit(limits.messagesPerSecond(), limits.messageBurst(), lastHeard);
        bytes = new RateLimit(limits.bytesPerSecond(), limits.byteBurst(), lastHeard);
        errors = new RateLimit(limits.errors() / 60.0, limits.errors(), lastHeard);
    }

    PeerId id() {
        return id;
    }

    /** Empty until it has introduced itself. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    void introduce(String newName) {
        name = newName;
    }

    /** How many there were when it was last told; null until it has introduced itself. */
    Turnout told() {
        return told;
    }

    void told(Turnout turnout) {
        told = turnout;
    }

    /** What it was given to find others; null until it has introduced itself. */
    IceAnswer given() {
        return given;
    }

    void given(IceAnswer answer) {
        given = answer;
    }

    /** It reports whom it met in that room; false when it has done so already. */
    boolean reports(RoomId room) {
        // One is enough to remember: earlier rooms than the latest cannot be reported any more.
        boolean first = !room.equals(reported);
        reported = room;
        return first;
    }

    /** It tells what became of its call in that room; false when it has told so already. */
    boolean tells(RoomId room, CallOutcome outcome) {
        return calls.add(room, outcome);
    }

    void heard() {
        lastHeard = clock.millis();
    }

    /** In milliseconds. */
    long silence() {
        return clock.millis() - lastHeard;
    }

    /** @param length of what it says, in characters */
    boolean maySpeak(int length) {
        long now = clock.millis();
        return messages.take(now) && bytes.take(length, now);
    }

    boolean mayErr() {
        return errors.take(clock.millis());
    }

    /** Queues without writing: for use inside the lobby's step, where {@link #flush} follows later. */
    void post(String frame) {
        outbox.post(frame);
    }

    void flush() {
        outbox.flush();
    }

    void send(String frame) {
        post(frame);
        flush();
    }

    void ping() {
        try {
            socket.getAsyncRemote().sendPing(NOTHING.duplicate());
        } catch (IOException | RuntimeException e) {
            // A socket that cannot be written to is closing, or will be silent from now on: the heartbeat sees to it.
        }
    }

    /** It has a call to set up: the crowd that arrives is not to stand before its signals. */
    void expedite() {
        if (!expedited) {
            expedited = true;
            DirectSession.expedite(socket);
        }
    }

    /** Cuts the socket without a close frame: for a client that would not read one. */
    void cut() {
        outbox.close();
        try {
            DirectSession.cut(socket);
        } catch (IOException | RuntimeException e) {
            // It was closed already, which is what was wanted.
        }
    }

    void close(CloseReason reason) {
        outbox.close();
        try {
            socket.close(reason);
        } catch (IOException | RuntimeException e) {
            // It was closed already, which is what was wanted.
        }
    }

    @Override
    public String toString() {
        return "peer " + id;
    }
}
