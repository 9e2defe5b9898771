package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import rendezvous.ice.IceServers;

/**
 * Says how it stands with the ICE servers, and is always up: without a provider most calls still come about, every node
 * has the same provider, and taking all of them out of service would help nobody. Alarms go by the metrics.
 */
@Readiness
@ApplicationScoped
public class IceCheck implements HealthCheck {
    private final IceServers ice;

    /** For the proxy. */
    protected IceCheck() {
        this(null);
    }

    @Inject
    public IceCheck(IceServers ice) {
        this.ice = ice;
    }

    @Override
    public HealthCheckResponse call() {
        var status = ice.status();
        return HealthCheckResponse.named("ice")
                .up()
                .withData("source", status.source())
                .withData("state", status.state().word())
                .withData("secondsLeft", status.secondsLeft())
                .build();
    }
}
