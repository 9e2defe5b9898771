package rendezvous.signaling;

import java.util.Optional;

/**
 * A message that comes in parts, as far as it has come. Not left to the container: it keeps what it gathered, and the
 * session with it, for ever when the socket is closed over a message of which it has gathered something.
 */
final class Fragments {
    private final int capacity;
    private StringBuilder soFar;

    /** @param capacity in characters, of which UTF-8 has no more than bytes */
    Fragments(int capacity) {
        this.capacity = capacity;
    }

    /** False when the message is too large with that; nothing of it is kept then. */
    boolean fits(String part) {
        boolean fits = part.length() <= capacity - (soFar == null ? 0 : soFar.length());
        if (!fits) {
            soFar = null;
        }
        return fits;
    }

    /** The message, once its last part is there. */
    Optional<String> add(String part, boolean last) {
        if (soFar == null && last) {
            return Optional.of(part);
        }
        soFar = soFar == null ? new StringBuilder(part) : soFar.append(part);
        if (!last) {
            return Optional.empty();
        }
        var whole = soFar.toString();
        soFar = null;
        return Optional.of(whole);
    }
}
