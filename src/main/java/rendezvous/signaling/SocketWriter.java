package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import rendezvous.connector.DirectSession;

/** Writes an outbox's frames to its socket. */
record SocketWriter(Session socket) implements Outbox.Writer {
    private static final CloseReason CANNOT_SEND =
            new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "A frame could not be sent");

    @Override
    public void write(String frame, Runnable done) {
        try {
            DirectSession.send(socket, frame, done);
        } catch (RuntimeException e) {
            // Nothing can follow a frame that was not taken. Most often the socket is closing already: its @OnClose
            // settles the rest, and whoever sent this frame must not suffer.
            close();
        }
    }

    private void close() {
        try {
            socket.close(CANNOT_SEND);
        } catch (IOException | RuntimeException e) {
            // It was closed already, which is what was wanted.
        }
    }
}
