package rendezvous.identity;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, such as 10.0.0.0/8 (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param bits of the address that count
 */
public record Network(InetAddress address, int bits) {
    private static final Pattern CIDR = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

    /** Empty where it is none; a single address is a network of one. */
    public static Optional<Network> parse(String text) {
        var cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            return Optional.empty();
        }
        return IpText.parse(cidr.group(1))
                .map(address -> of(address, cidr.group(2)))
                .filter(network -> network.bits <= bitsOf(network.address));
    }

    public boolean contains(InetAddress other) {
        var own = address.getAddress();
        var others = other.getAddress();
        if (own.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xFF00 >> Math.min(Byte.SIZE, bits - bit);
            int at = bit / Byte.SIZE;
            if (((own[at] ^ others[at]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }

    private static Network of(InetAddress address, String bits) {
        return new Network(address, bits == null ? bitsOf(address) : Integer.parseInt(bits));
    }

    private static int bitsOf(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
