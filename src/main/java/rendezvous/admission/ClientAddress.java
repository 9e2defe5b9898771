package rendezvous.admission;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Where a client comes from, as far as limits go: its IPv4 address, or the first half of its IPv6 one, all of which one
 * visitor has (RFC 4291 §2.5.1). IPv4 in the form of IPv6 (::ffff:…) is IPv4.
 */
record ClientAddress(boolean isV6, long prefix) {

    static ClientAddress of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        boolean isV6 = bytes.remaining() > Integer.BYTES;
        return new ClientAddress(isV6, isV6 ? bytes.getLong() : Integer.toUnsignedLong(bytes.getInt()));
    }

    /** Without the address: what is printed ends in logs. */
    @Override
    public String toString() {
        return isV6 ? "an IPv6 network" : "an IPv4 address";
    }
}
