package rendezvous.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.identity.IpText;
import rendezvous.identity.Network;

/**
 * By which way a request came.
 *
 * @param peer the address at the other end of the connection
 * @param secure whether that connection itself is encrypted
 * @param passedOn whether a proxy says that it had the request from somebody else
 * @param proto by which that one came, as the proxy says; null where it does not
 * @param host that was asked for; null where none was
 */
record Arrival(String peer, boolean secure, boolean passedOn, String proto, String host) {
    /** A page of another site whose name is made to lead to this machine (DNS rebinding) asks for that name. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    static Arrival of(HttpServletRequest request) {
        boolean passedOn = Stream.of("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")
                .anyMatch(name -> isSaid(request.getHeader(name)));
        var proto = request.getHeader("X-Forwarded-Proto");
        return new Arrival(
                request.getRemoteAddr(),
                request.isSecure(),
                passedOn || isSaid(proto),
                proto,
                request.getHeader("Host"));
    }

    /**
     * Whether a password may come this way: encrypted, here or up to a proxy, or from this machine and not beyond.
     *
     * @param proxies who is believed when it says by which way somebody came
     */
    boolean isPrivate(List<Network> proxies) {
        if (secure) {
            return true;
        }
        var address = IpText.parse(peer);
        if (passedOn) {
            return "https".equals(proto)
                    && address.filter(it -> proxies.stream().anyMatch(proxy -> proxy.contains(it)))
                            .isPresent();
        }
        return address.filter(InetAddress::isLoopbackAddress).isPresent()
                && host != null
                && THIS_MACHINE.matcher(host).matches();
    }

    /** What a browser says of a page of ours that it asks for (RFC 6454 §6.2). */
    String origin() {
        return (secure || passedOn ? "https://" : "http://") + host;
    }

    private static boolean isSaid(String header) {
        return header != null && !header.isEmpty();
    }
}
