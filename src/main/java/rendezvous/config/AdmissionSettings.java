package rendezvous.config;

import java.util.List;
import rendezvous.identity.Network;

/**
 * How many sockets there may be, and how fast they may come.
 *
 * @param sockets in all
 * @param socketsPerAddress of one IPv4 address, or of one IPv6 network of 64 bits
 * @param handshakesPerSecond of one such address, sustained
 * @param handshakeBurst how many of its handshakes may come at once after a pause
 * @param proxies who is believed when it says for whom it asks
 */
public record AdmissionSettings(
        int sockets, int socketsPerAddress, int handshakesPerSecond, int handshakeBurst, List<Network> proxies) {
    public AdmissionSettings {
        proxies = List.copyOf(proxies);
    }
}
