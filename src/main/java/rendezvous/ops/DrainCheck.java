package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import rendezvous.signaling.Drain;

/** A node that is being emptied is not ready: whoever comes now goes elsewhere. */
@Readiness
@ApplicationScoped
public class DrainCheck implements HealthCheck {
    private final Drain drain;

    /** For the proxy. */
    protected DrainCheck() {
        this(null);
    }

    @Inject
    public DrainCheck(Drain drain) {
        this.drain = drain;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("drain").status(!drain.isUnderway()).build();
    }
}
