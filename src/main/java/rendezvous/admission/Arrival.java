package rendezvous.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import rendezvous.identity.IpText;

/**
 * By which way a request came.
 *
 * @param peer the address at the other end of the connection
 * @param secure whether that connection itself is encrypted
 * @param passedOn whether a proxy says that it had the request from somebody else
 * @param proto by which that one came, as the proxy says; null where it does not
 * @param host that was asked for; null where none was
 */
public record Arrival(String peer, boolean secure, boolean passedOn, String proto, String host) {
    /** A page of another site whose name is made to lead to this machine (DNS rebinding) asks for that name. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private static final String PROTO = "X-Forwarded-Proto";
    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", PROTO, "X-Real-IP", "Via");

    public static Arrival of(HttpServletRequest request) {
        return new Arrival(
                request.getRemoteAddr(),
                request.isSecure(),
                PASSED_ON.stream().anyMatch(name -> request.getHeader(name) != null),
                request.getHeader(PROTO),
                request.getHeader("Host"));
    }

    /** From this machine and not beyond: no proxy says that it handed it on, and no name that could be another's was asked for. */
    public boolean isFromHere() {
        return !passedOn
                && IpText.parse(peer).filter(InetAddress::isLoopbackAddress).isPresent()
                && host != null
                && THIS_MACHINE.matcher(host).matches();
    }

    /** Whether a password may come this way: encrypted, here or up to a proxy that is believed, or from this machine. */
    public boolean isPrivate(TrustedProxies proxies) {
        return secure
                || isFromHere()
                || passedOn
                        && "https".equals(proto)
                        && IpText.parse(peer).filter(proxies::include).isPresent();
    }

    /** What a browser says of a page of ours that it asks for (RFC 6454 §6.2). */
    public String origin() {
        return (secure || passedOn ? "https://" : "http://") + host;
    }
}
