package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import rendezvous.admission.Place;
import rendezvous.connector.DirectSession;

/**
 * One socket, and whose it is at this moment: it begins as a newcomer's, and may turn out to be an earlier visitor's.
 */
final class Line implements Outbox.Writer {
    private static final CloseReason CANNOT_SEND =
            new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "A frame could not be sent");

    private final Session socket;
    private final Place place;
    private boolean expedited;
    private volatile PeerSession peer;

    /** @param place of the socket */
    Line(Session socket, Place place) {
        this.socket = socket;
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** Whoever its next frame comes from. */
    PeerSession peer() {
        return peer;
    }

    void belongTo(PeerSession owner) {
        peer = owner;
    }

    @Override
    public void write(String frame, Runnable done) {
        try {
            DirectSession.send(socket, frame, done);
        } catch (RuntimeException e) {
            // Nothing can follow a frame that was not taken. Most often the socket is closing already: its @OnClose
            // settles the rest, and whoever sent this frame must not suffer.
            close(CANNOT_SEND);
        }
    }

    /** @param mark comes back in the pong (RFC 6455 §5.5.3) */
    void ping(long mark) {
        try {
            socket.getAsyncRemote()
                    .sendPing(ByteBuffer.allocate(Long.BYTES).putLong(mark).flip());
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
        try {
            DirectSession.cut(socket);
        } catch (IOException | RuntimeException e) {
            // It was closed already, which is what was wanted.
        }
    }

    void close(CloseReason reason) {
        try {
            socket.close(reason);
        } catch (IOException | RuntimeException e) {
            // It was closed already, which is what was wanted.
        }
    }
}
