package rendezvous.ice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import rendezvous.config.IceSettings;
import rendezvous.protocol.IceServer;

/** The configured STUN servers; none by default, which is enough within one network. */
@ApplicationScoped
public class IceServers {
    private final List<IceServer> servers;

    /** For the proxy. */
    protected IceServers() {
        this.servers = List.of();
    }

    @Inject
    public IceServers(IceSettings settings) {
        this.servers = settings.urls().isEmpty() ? List.of() : List.of(new IceServer(settings.urls()));
    }

    public List<IceServer> current() {
        return servers;
    }
}
