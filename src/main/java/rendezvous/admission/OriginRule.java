package rendezvous.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import rendezvous.config.OriginSettings;

/**
 * Whose pages may open a socket: those of this host, those of the allowed origins, and programs that name none.
 * WebSocket handshakes know no same-origin rule of their own (RFC 6455 §10.2), so without this any page could use the
 * server.
 */
@ApplicationScoped
public class OriginRule {
    private final OriginSettings origins;

    /** For the proxy. */
    protected OriginRule() {
        this(null);
    }

    @Inject
    public OriginRule(OriginSettings origins) {
        this.origins = origins;
    }

    public boolean admits(String origin, String host) {
        if (origin == null) {
            return !origins.required();
        }
        return origins.allowed().contains(origin) || isSameHost(origin, host);
    }

    private static boolean isSameHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
