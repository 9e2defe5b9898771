package rendezvous.signaling;

import jakarta.websocket.CloseReason;

/** How what is said to one client gets to its socket, wherever that is. */
interface Way {
    /** @param done called once the frame is out, perhaps before this returns */
    void send(String frame, Runnable done);

    /** @param mark comes back in the pong (RFC 6455 §5.5.3) */
    void ping(long mark);

    /** Its frames are not to stand behind the crowd's. */
    void expedite();

    /** Cuts the socket without a close frame. */
    void cut();

    void close(CloseReason reason);
}
