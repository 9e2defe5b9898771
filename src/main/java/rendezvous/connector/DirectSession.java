package rendezvous.connector;

import jakarta.servlet.ServletRequest;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.glassfish.tyrus.spi.CompletionHandler;

/**
 * What the connector can do for a session beyond the WebSocket API. For a session that the container serves itself,
 * each does what comes nearest.
 */
public final class DirectSession {
    static final String KEY = DirectSession.class.getName();

    /** A handshake's attribute. */
    static final String LOST = KEY + ".lost";

    /** A final text frame (RFC 6455 §5.2). */
    private static final byte TEXT = (byte) 0x81;

    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;

    private DirectSession() {}

    /**
     * Sends a text frame past Tyrus, whose encoder goes character by character: for a description of 4 KB that costs
     * a quarter of the relay. Only whole frames are sent, so that none comes between the parts of another.
     *
     * @param done called once it is out or never will be, perhaps before this returns
     */
    public static void send(Session session, String text, Runnable done) {
        var wire = wireOf(session);
        if (wire != null) {
            wire.write(frame(text), new Done(done));
        } else {
            session.getAsyncRemote().sendText(text, result -> done.run());
        }
    }

    /**
     * Has whole text messages handed to the handler and not to {@code @OnMessage}, past Tyrus, which unmasks and
     * decodes byte by byte: for a description of 4 KB that costs a quarter of the relay. Messages in fragments, and
     * all of a session that the container serves itself, still come to {@code @OnMessage}; all come in order, one
     * after another. For use in {@code @OnOpen}.
     *
     * @param handler what it throws costs that message alone
     */
    public static void receive(Session session, Consumer<String> handler) {
        var wire = wireOf(session);
        if (wire != null) {
            wire.receive(handler);
        }
    }

    /** Serves the session, from its next message on, apart from the crowd that only comes and waits. */
    public static void expedite(Session session) {
        var wire = wireOf(session);
        if (wire != null) {
            wire.expedite();
        }
    }

    /** Cuts the TCP connection at once: what is unsent is dropped, and {@code @OnClose} (1006) follows. */
    public static void cut(Session session) throws IOException {
        var wire = wireOf(session);
        if (wire != null) {
            wire.terminate();
        } else {
            session.close();
        }
    }

    /** Whether a handshake was answered and its socket broke before there was a session, of which nobody hears then. */
    public static boolean isLost(ServletRequest handshake) {
        return handshake.getAttribute(LOST) != null;
    }

    private static Wire wireOf(Session session) {
        return session.getUserProperties().get(KEY) instanceof Wire wire ? wire : null;
    }

    static ByteBuffer frame(String text) {
        var payload = text.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(payload.length + 10).put(TEXT);
        if (payload.length < LENGTH_IN_2_BYTES) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) LENGTH_IN_2_BYTES).putShort((short) payload.length);
        } else {
            frame.put((byte) LENGTH_IN_8_BYTES).putLong(payload.length);
        }
        return frame.put(payload).flip();
    }

    private static final class Done extends CompletionHandler<ByteBuffer> {
        private final Runnable done;

        Done(Runnable done) {
            this.done = done;
        }

        @Override
        public void completed(ByteBuffer frame) {
            done.run();
        }

        @Override
        public void failed(Throwable reason) {
            done.run();
        }

        @Override
        public void cancelled() {
            done.run();
        }
    }
}
