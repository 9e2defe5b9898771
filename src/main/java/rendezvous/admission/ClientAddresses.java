package rendezvous.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Enumeration;
import rendezvous.identity.IpText;

/**
 * Finds out where a client comes from: the other end of the TCP connection or, where that is a proxy we trust, the last
 * address in its X-Forwarded-For that is no such proxy's itself. What stands further left anybody can have written.
 */
@ApplicationScoped
public class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedProxies proxies;

    /** For the proxy. */
    protected ClientAddresses() {
        this(null);
    }

    @Inject
    public ClientAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Where this request comes from. */
    public ClientAddress of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), request.getHeaders(FORWARDED_FOR));
    }

    /**
     * @param peer the other end of the connection
     * @param forwarded the values of X-Forwarded-For, in order
     */
    ClientAddress of(String peer, Enumeration<String> forwarded) {
        return IpText.parse(withoutZone(peer))
                .map(direct -> proxies.include(direct) ? behind(direct, forwarded) : direct)
                .map(ClientAddress::of)
                // Whoever has no address counts as one, and all of them together.
                .orElse(new ClientAddress(true, 0));
    }

    private InetAddress behind(InetAddress proxy, Enumeration<String> forwarded) {
        var path = String.join(",", Collections.list(forwarded));
        var furthest = proxy;
        for (int end = path.length(); end > 0; end = path.lastIndexOf(',', end - 1)) {
            var entry = path.substring(path.lastIndexOf(',', end - 1) + 1, end).strip();
            var address = IpText.parse(entry);
            if (address.isEmpty()) {
                return proxy;
            }
            furthest = address.get();
            if (!proxies.include(furthest)) {
                return furthest;
            }
        }
        return furthest;
    }

    /** Java writes the interface behind a link-local address. */
    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
