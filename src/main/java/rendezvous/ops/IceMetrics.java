package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.ice.IceServers;
import rendezvous.ice.IceStatus;

/** How it stands with the ICE servers, in numbers to watch. */
@ApplicationScoped
public class IceMetrics implements Shown {
    /** For the proxy. */
    protected IceMetrics() {}

    @Inject
    public IceMetrics(MetricRegistry metrics, IceServers ice) {
        show(
                metrics,
                ice,
                "rendezvous_ice_degraded",
                "0: as it should be; 1: the provider fails, its last servers"
                        + " still hold; 2: visitors get none of the provider's",
                status -> status.state().ordinal());
        show(
                metrics,
                ice,
                "rendezvous_ice_seconds_left",
                "That the provider's last servers hold",
                IceStatus::secondsLeft);
        show(
                metrics,
                ice,
                "rendezvous_ice_fetches",
                "Of servers from the provider, since the start",
                IceStatus::fetches);
        show(
                metrics,
                ice,
                "rendezvous_ice_failures",
                "To get any from the provider, since the start",
                IceStatus::failures);
    }

    private static void show(
            MetricRegistry metrics,
            IceServers ice,
            String name,
            String description,
            ToDoubleFunction<IceStatus> value) {
        metrics.gauge(Described.as(name, description), ice, servers -> value.applyAsDouble(servers.status()));
    }
}
