package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** What a client says before it is known where it lives: in order, and not much. Guarded by its {@link Lodging}. */
final class Early {
    private static final int MOST = 16;
    /** As many as one frame may have: all of it is kept for as long as another node takes to answer. */
    private static final int MOST_CHARACTERS = SignalingEndpoint.MAX_FRAME_BYTES;

    private static final CloseReason TOO_EARLY =
            new CloseReason(CloseCodes.VIOLATED_POLICY, "Too much said before the answer");

    private final Queue<String> frames = new ArrayDeque<>();
    private int characters;

    /** Why the socket is to be closed; null where it is not. */
    CloseReason keep(String frame) {
        characters += frame.length();
        return frames.size() < MOST && characters <= MOST_CHARACTERS && frames.add(frame) ? null : TOO_EARLY;
    }

    /** Null where that was all. */
    String next() {
        return frames.poll();
    }

    void passTo(Consumer<String> other) {
        frames.forEach(other);
        frames.clear();
    }
}
