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

    static AdmissionSettings read(Settings settings) {
        return new AdmissionSettings(
                settings.integer("rendezvous.limits.sockets", 20_000, 1, 1_000_000),
                settings.integer("rendezvous.limits.sockets-per-address", 300, 1, 1_000_000),
                settings.integer("rendezvous.limits.handshakes-per-second", 20, 1, 1_000_000),
                settings.integer("rendezvous.limits.handshake-burst", 300, 1, 1_000_000),
                settings.list(
                        "rendezvous.proxy.trusted",
                        "127.0.0.0/8,::1/128",
                        Network::parse,
                        "an address or a range of them such as 10.0.0.0/8"));
    }
}
