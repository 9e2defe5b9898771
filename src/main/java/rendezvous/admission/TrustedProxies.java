package rendezvous.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import rendezvous.config.AdmissionSettings;
import rendezvous.identity.Network;

/** Who is believed when it says for whom it asks, and by which way that one came. */
@ApplicationScoped
public class TrustedProxies {
    private final List<Network> networks;

    /** For the proxy. */
    protected TrustedProxies() {
        this.networks = List.of();
    }

    @Inject
    public TrustedProxies(AdmissionSettings settings) {
        this.networks = settings.proxies();
    }

    boolean include(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
