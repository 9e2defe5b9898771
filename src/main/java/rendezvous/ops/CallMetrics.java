package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import rendezvous.protocol.CallOutcome;
import rendezvous.protocol.CallPath;
import rendezvous.signaling.CallReported;

/** What pages tell of their calls: the server sees none of them. They may lie, so it is for watching only. */
@ApplicationScoped
public class CallMetrics implements Shown {
    private final Map<CallOutcome, Map<CallPath, Counter>> counters = new EnumMap<>(CallOutcome.class);
    private Spans firstFrames;

    /** For the proxy. */
    protected CallMetrics() {}

    @Inject
    public CallMetrics(MetricRegistry metrics) {
        for (var outcome : CallOutcome.values()) {
            var byPath = new EnumMap<CallPath, Counter>(CallPath.class);
            for (var path : CallPath.values()) {
                byPath.put(path, counter(metrics, outcome, path));
            }
            counters.put(outcome, byPath);
        }
        firstFrames = new Spans(
                metrics,
                "rendezvous_first_frame",
                "From the match to the first picture, as pages tell it",
                0.25,
                0.5,
                1,
                2,
                3,
                5,
                10,
                15,
                30);
    }

    void count(@Observes CallReported call) {
        counters.get(call.outcome()).get(call.path()).inc();
        if (call.outcome() == CallOutcome.CONNECTED && call.firstFrame() != null) {
            firstFrames.count(call.firstFrame());
        }
    }

    private static Counter counter(MetricRegistry metrics, CallOutcome outcome, CallPath path) {
        return metrics.counter(
                Described.as(
                        "rendezvous_calls_reported", "Calls, by what their pages tell of them, once for each page"),
                new Tag("outcome", outcome.wire()),
                new Tag("path", path.wire()));
    }
}
