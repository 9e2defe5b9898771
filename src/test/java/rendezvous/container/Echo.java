package rendezvous.container;

import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import rendezvous.connector.DirectSession;

/** Says again what it hears, served as the real endpoint is. Only in the test's deployment. */
@ServerEndpoint(Echo.PATH)
public class Echo {
    public static final String PATH = "/echo-for-the-tests";

    private static final int MAX_BYTES = 64 * 1024;

    @OnOpen
    public void open(Session socket) {
        socket.setMaxTextMessageBufferSize(MAX_BYTES);
        socket.setMaxBinaryMessageBufferSize(MAX_BYTES);
        DirectSession.receive(socket, text -> text(socket, text));
    }

    @OnMessage(maxMessageSize = MAX_BYTES)
    public void text(Session socket, String text) {
        DirectSession.send(socket, text, () -> {});
    }

    @OnMessage(maxMessageSize = MAX_BYTES)
    public void binary(Session socket, byte[] bytes) {
        socket.getAsyncRemote().sendBinary(ByteBuffer.wrap(bytes));
    }
}
