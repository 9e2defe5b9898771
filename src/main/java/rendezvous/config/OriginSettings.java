package rendezvous.config;

import java.util.List;

/**
 * Which pages may open a socket.
 *
 * @param allowed further origins such as {@code https://chat.example.org}; the server's own is always allowed
 * @param required whether a handshake without an Origin header (no browser) is refused
 */
public record OriginSettings(List<String> allowed, boolean required) {
    public OriginSettings {
        allowed = List.copyOf(allowed);
    }
}
