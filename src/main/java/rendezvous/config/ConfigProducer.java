package rendezvous.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.Config;

/** Reads the configuration once, at the start, so that a wrong value stops it; hands each part to who needs it. */
@ApplicationScoped
public class ConfigProducer {
    private final RendezvousConfig config;

    /** For the proxy. */
    protected ConfigProducer() {
        this.config = null;
    }

    @Inject
    public ConfigProducer(Config config) {
        this.config = RendezvousConfig.from(config);
    }

    void readAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // Being called is enough: the constructor has read and checked everything.
    }

    @Produces
    @Singleton
    MatchingSettings matching() {
        return config.matching();
    }

    @Produces
    @Singleton
    SkipSettings skips() {
        return config.skips();
    }

    @Produces
    @Singleton
    HeartbeatSettings heartbeat() {
        return config.heartbeat();
    }

    @Produces
    @Singleton
    PresenceSettings presence() {
        return config.presence();
    }

    @Produces
    @Singleton
    ResumeSettings resume() {
        return config.resume();
    }

    @Produces
    @Singleton
    DrainSettings drain() {
        return config.drain();
    }

    @Produces
    @Singleton
    IntroductionSettings introduction() {
        return config.introduction();
    }

    @Produces
    @Singleton
    LimitSettings limits() {
        return config.limits();
    }

    @Produces
    @Singleton
    AdmissionSettings admission() {
        return config.admission();
    }

    @Produces
    @Singleton
    OriginSettings origin() {
        return config.origin();
    }

    @Produces
    @Singleton
    TicketSettings tickets() {
        return config.tickets();
    }

    @Produces
    @Singleton
    IceSettings ice() {
        return config.ice();
    }

    @Produces
    @Singleton
    ClusterSettings cluster() {
        return config.cluster();
    }

    @Produces
    @Singleton
    RegionSettings regions() {
        return config.regions();
    }

    @Produces
    @Singleton
    LogSettings log() {
        return config.log();
    }

    @Produces
    @Singleton
    AdminSettings admin() {
        return config.admin();
    }

    @Produces
    @Singleton
    Clock clock() {
        return new SteadyClock();
    }

    /** Unguessable: ids are made with it. */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
