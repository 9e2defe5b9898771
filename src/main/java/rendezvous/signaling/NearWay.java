package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import rendezvous.connector.DirectSession;

/** A socket of this node. */
record NearWay(Session socket) implements Way {
    @Override
    public void send(String frame, Runnable done) {
        DirectSession.send(socket, frame, done);
    }

    @Override
    public void ping(long mark) {
        try {
            socket.getAsyncRemote()
                    .sendPing(ByteBuffer.allocate(Long.BYTES).putLong(mark).flip());
        } catch (IOException | RuntimeException e) {
            // A socket that cannot be written to is closing, or will be silent from now on: the heartbeat sees to it.
        }
    }

    @Override
    public void expedite() {
        DirectSession.expedite(socket);
    }

    @Override
    public void cut() {
        try {
            DirectSession.cut(socket);
        } catch (IOException | RuntimeException e) {
            // It was closed already, which is what was wanted.
        }
    }

    @Override
    public void close(CloseReason reason) {
        try {
            socket.close(reason);
        } catch (IOException | RuntimeException e) {
            // It was closed already, which is what was wanted.
        }
    }
}
