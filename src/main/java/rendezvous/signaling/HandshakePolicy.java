package rendezvous.signaling;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import rendezvous.config.OriginSettings;

/**
 * Who may open a socket: pages of this host, pages of the allowed origins, and programs that name none. WebSocket
 * handshakes know no same-origin rule of their own (RFC 6455 §10.2), so without this any page could use the server.
 * web.xml maps it, ahead of whatever serves the handshake.
 */
public class HandshakePolicy extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient OriginSettings origins;

    @Inject
    public HandshakePolicy(OriginSettings origins) {
        this.origins = origins;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (admits(request.getHeader("Origin"), request.getHeader("Host"))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    boolean admits(String origin, String host) {
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
