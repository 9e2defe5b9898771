package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import rendezvous.signaling.KeepAlive;

/** Ready means, too, that whoever falls silent is noticed: a beat of the heartbeat ended within the last moments. */
@Readiness
@ApplicationScoped
public class HeartbeatCheck implements HealthCheck {
    private final KeepAlive heartbeat;

    /** For the proxy. */
    protected HeartbeatCheck() {
        this(null);
    }

    @Inject
    public HeartbeatCheck(KeepAlive heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public HealthCheckResponse call() {
        var since = heartbeat.sinceLastBeat();
        return HealthCheckResponse.named("heartbeat")
                .status(since.compareTo(Pulse.RECENT) < 0)
                .withData("millisSinceLastBeat", since.toMillis())
                .build();
    }
}
