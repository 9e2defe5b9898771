package rendezvous.ice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import rendezvous.config.IceSettings;
import rendezvous.identity.PeerId;

/** What a connection is given to find others, from the source that is configured. */
@ApplicationScoped
public class IceServers {
    private final IceSource source;
    private final IceSettings settings;

    /** For the proxy. */
    protected IceServers() {
        this.source = null;
        this.settings = null;
    }

    @Inject
    public IceServers(IceSettings settings, Clock clock) {
        this.settings = settings;
        this.source = settings.source() == IceSettings.Source.COTURN
                ? new CoturnSource(settings, Clock.systemUTC(), clock)
                : new StaticSource(settings);
    }

    /** At once, whatever a provider does. */
    public IceAnswer answer(PeerId peer) {
        return source.answer(peer);
    }

    /** Whether calls go by a relay, as pages are told: {@code off}, {@code asked} or {@code always}. */
    public String relay() {
        return settings.relay().word();
    }

    /** Whether who was given this should be given another. */
    public boolean isStale(IceAnswer held) {
        return source.isStale(held);
    }
}
