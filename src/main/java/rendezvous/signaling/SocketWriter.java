package rendezvous.signaling;

import jakarta.websocket.Session;

/** Writes an outbox's frames to its socket. */
record SocketWriter(Session socket) implements Outbox.Writer {
    @Override
    public void write(String frame, Runnable done) {
        try {
            socket.getAsyncRemote().sendText(frame, result -> done.run());
        } catch (RuntimeException e) {
            // The socket is closing: its @OnClose settles the rest, and whoever sent this frame must not suffer.
        }
    }
}
