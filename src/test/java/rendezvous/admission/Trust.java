package rendezvous.admission;

import java.util.List;
import java.util.stream.Stream;
import rendezvous.config.AdmissionSettings;
import rendezvous.identity.Network;

/** Proxies that a test trusts. */
final class Trust {
    private Trust() {}

    static TrustedProxies in(String... networks) {
        List<Network> all = Stream.of(networks)
                .map(Network::parse)
                .map(network -> network.orElseThrow())
                .toList();
        return new TrustedProxies(new AdmissionSettings(1, 1, 1, 1, all));
    }
}
