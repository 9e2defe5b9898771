package rendezvous.admin;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;
import static jakarta.servlet.http.HttpServletResponse.SC_UNAUTHORIZED;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Logger;
import rendezvous.admission.Arrival;
import rendezvous.admission.ClientAddresses;
import rendezvous.admission.TrustedProxies;

/** In front of all that is under /admin: from a place from which a password may not come, there is nothing there. */
final class Gate extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logger.getLogger(Gate.class.getName());
    private static final int TOO_MANY_REQUESTS = 429;

    private final transient Lock lock;
    private final transient TrustedProxies proxies;
    private final transient ClientAddresses addresses;

    Gate(Lock lock, TrustedProxies proxies, ClientAddresses addresses) {
        this.lock = lock;
        this.proxies = proxies;
        this.addresses = addresses;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Arrival.of(request).isPrivate(proxies)) {
            response.sendError(SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        var authorization = request.getHeader("Authorization");
        switch (lock.open(addresses.of(request), authorization)) {
            case OPEN -> chain.doFilter(request, response);
            case LATER -> {
                response.setHeader("Retry-After", Long.toString(Lock.PER_TRY.toSeconds()));
                response.sendError(TOO_MANY_REQUESTS);
            }
            case CLOSED -> {
                if (authorization != null) {
                    LOG.warning("A wrong password for /admin");
                }
                response.setHeader("WWW-Authenticate", "Basic realm=\"Rendezvous\", charset=\"UTF-8\"");
                response.sendError(SC_UNAUTHORIZED);
            }
        }
    }
}
