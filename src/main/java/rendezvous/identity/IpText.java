package rendezvous.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an IP address as it is written. Never asks a name server, whatever a hostile header says. */
public final class IpText {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);

    /** Roughly: what is no address, Java finds out without a lookup, as it is put in brackets. */
    private static final Pattern V6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

    private IpText() {}

    /** Empty where it is no address, or has a name, a port, a zone or blanks. */
    public static Optional<InetAddress> parse(String text) {
        try {
            if (V4.matcher(text).matches()) {
                return Optional.of(InetAddress.getByName(text));
            }
            return V6.matcher(text).matches() ? Optional.of(InetAddress.getByName("[" + text + "]")) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
