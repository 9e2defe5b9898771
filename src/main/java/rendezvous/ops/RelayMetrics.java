package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.signaling.RelayCount;
import rendezvous.signaling.SignalKind;

/** What is relayed, by its kind: a counter's increment for each, and nothing else. */
@ApplicationScoped
public class RelayMetrics implements RelayCount {
    private Tally<SignalKind> relayed;

    /** For the proxy. */
    protected RelayMetrics() {}

    @Inject
    public RelayMetrics(MetricRegistry metrics) {
        relayed = new Tally<>(
                metrics, "rendezvous_relayed", "Signals handed on", "type", SignalKind.class, SignalKind::label);
    }

    void showAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // Being called is enough: the constructor has made them, at zero, where the container knows whose they are.
    }

    @Override
    public void count(SignalKind kind) {
        relayed.count(kind);
    }
}
