package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.signaling.RelayCount;
import rendezvous.signaling.SignalKind;

/** What is relayed, by its kind: a counter's increment for each, and nothing else. */
@ApplicationScoped
public class RelayMetrics implements RelayCount, Shown {
    private Tally<SignalKind> relayed;

    /** For the proxy. */
    protected RelayMetrics() {}

    @Inject
    public RelayMetrics(MetricRegistry metrics) {
        relayed = new Tally<>(
                metrics, "rendezvous_relayed", "Signals handed on", "type", SignalKind.class, SignalKind::label);
    }

    @Override
    public void count(SignalKind kind) {
        relayed.count(kind);
    }
}
