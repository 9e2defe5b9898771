package rendezvous.connector;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.glassfish.tyrus.spi.Connection;
import rendezvous.connector.FrameLimits.Verdict;

/**
 * Hands on what one peer sends, frame by frame and in order: whole text messages to the session's handler, where it
 * has one, all else to Tyrus; and refuses what must not even be gathered.
 */
final class Reception {

    private static final System.Logger LOG = System.getLogger(Reception.class.getName());
    private static final Map<Verdict, CloseReason> REFUSALS = Map.of(
            Verdict.TOO_BIG, new CloseReason(CloseCodes.TOO_BIG, "frame too big"),
            Verdict.TOO_MANY, new CloseReason(CloseCodes.VIOLATED_POLICY, "too many control frames or fragments"),
            Verdict.TOO_SLOW, new CloseReason(CloseCodes.VIOLATED_POLICY, "message not finished in time"),
            Verdict.MALFORMED, new CloseReason(CloseCodes.PROTOCOL_ERROR, "malformed frame"));
    private static final byte CLOSE_FRAME = (byte) 0x88;

    private final FrameLimits limits = new FrameLimits(System.nanoTime());
    private final Connection tyrus;
    private final Consumer<String> handler;
    private final BooleanSupplier closing;
    private boolean peerIsClosing;

    /**
     * @param handler for whole text messages; null where Tyrus is to have them, too
     * @param closing whether this side has said goodbye: nothing is handed on any more then
     */
    Reception(Connection tyrus, Consumer<String> handler, BooleanSupplier closing) {
        this.tyrus = tyrus;
        this.handler = handler;
        this.closing = closing;
    }

    /** Takes the next bytes of the peer, cut anywhere. */
    void take(ByteBuffer bytes, TextFrames texts) {
        while (bytes.hasRemaining() && !closing.getAsBoolean()) {
            var text = handler != null && limits.betweenMessages() ? texts.take(bytes) : null;
            if (text != null) {
                deliver(text);
            } else {
                passFrame(bytes);
            }
        }
    }

    /** Whether the last the peer sent was a close frame: it will not send anything more then. */
    boolean peerIsClosing() {
        return peerIsClosing;
    }

    /** As Tyrus does: what a handler throws costs that message. What it says may repeat what was sent. */
    private void deliver(String text) {
        try {
            handler.accept(text);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.DEBUG, () -> "A message's handler met " + e.getClass().getName());
        }
    }

    /** The next frame, or as much of it as there is, to Tyrus. */
    private void passFrame(ByteBuffer bytes) {
        int limit = bytes.limit();
        boolean isClose = limits.betweenFrames() && bytes.get(bytes.position()) == CLOSE_FRAME;
        int end = limits.follow(bytes, System.nanoTime());
        if (limits.verdict() != Verdict.FINE) {
            bytes.position(limit);
            // Makes Tyrus send the close frame, call @OnClose and then close the writer.
            tyrus.close(REFUSALS.get(limits.verdict()));
            return;
        }
        peerIsClosing = isClose && end == limit && limits.betweenFrames();
        tyrus.getReadHandler().handle(bytes.limit(end));
        bytes.limit(limit).position(end);
    }
}
