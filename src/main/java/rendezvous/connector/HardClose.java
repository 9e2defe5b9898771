package rendezvous.connector;

import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Cuts the TCP connection of a session at once: what is unsent is dropped, the peer sees a reset. */
public final class HardClose {

    static final String KEY = HardClose.class.getName();

    private HardClose() {}

    /** {@code @OnClose} (1006) follows on another thread. A session served by stock Tyrus is closed normally. */
    public static void cut(Session session) {
        if (session.getUserProperties().get(KEY) instanceof Wire wire) {
            wire.terminate();
            return;
        }
        try {
            session.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
