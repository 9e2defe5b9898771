package rendezvous.ice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import rendezvous.config.IceSettings;
import rendezvous.identity.PeerId;

/** What a connection is given to find others, from the source that is configured. */
@ApplicationScoped
public class IceServers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final IceSettings settings;
    private final IceSource source;

    /** For the proxy. */
    protected IceServers() {
        this.settings = null;
        this.source = null;
    }

    @Inject
    public IceServers(IceSettings settings, Clock clock) {
        this.settings = settings;
        this.source = sourceOf(settings, clock);
    }

    private static IceSource sourceOf(IceSettings settings, Clock clock) {
        return switch (settings.source()) {
            case STATIC -> new StaticSource(settings);
            case COTURN -> new CoturnSource(settings, Clock.systemUTC(), clock);
            case TWILIO, CLOUDFLARE, METERED ->
                new ProviderSource(
                        settings.source().word(),
                        StaticSource.servers(settings.urls(), null, null),
                        new ProviderClient(settings, PATIENCE)::fetch,
                        clock);
        };
    }

    /** At once, whatever a provider does. */
    public IceAnswer answer(PeerId peer) {
        return source.answer(peer);
    }

    /** Whether who was given this should be given another. */
    public boolean isStale(IceAnswer held) {
        return source.isStale(held);
    }

    /** Whether calls go by a relay, as pages are told: {@code off}, {@code asked} or {@code always}. */
    public String relay() {
        return settings.relay().word();
    }

    /** Where nobody has to be asked, all is always well. */
    public IceStatus status() {
        return provider()
                .map(ProviderSource::status)
                .orElseGet(() -> new IceStatus(settings.source().word(), IceStatus.State.FRESH, 0, 0, 0));
    }

    Optional<ProviderSource> provider() {
        return source instanceof ProviderSource provider ? Optional.of(provider) : Optional.empty();
    }
}
