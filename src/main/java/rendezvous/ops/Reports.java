package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import rendezvous.protocol.ReportReason;
import rendezvous.signaling.StrangerReported;

/** Counts by reason what people report, and leaves a line in the log: ids and the reason, for there is nothing else. */
@ApplicationScoped
public class Reports {
    private static final Logger LOG = Logger.getLogger(Reports.class.getName());
    private static final Metadata METADATA = Metadata.builder()
            .withName("rendezvous_reports")
            .withDescription("Strangers who were reported, once for each room and reporter")
            .build();

    private final Map<ReportReason, Counter> counters = new EnumMap<>(ReportReason.class);

    /** For the proxy. */
    protected Reports() {}

    @Inject
    public Reports(MetricRegistry metrics) {
        for (var reason : ReportReason.values()) {
            counters.put(reason, metrics.counter(METADATA, new Tag("reason", reason.wire())));
        }
    }

    void showAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // Being called is enough: the constructor has made the counters, at zero, where the container knows whose they
        // are.
    }

    void count(@Observes StrangerReported report) {
        counters.get(report.reason()).inc();
        LOG.info(() -> "peer " + report.reporter() + " reported peer " + report.stranger() + " in room " + report.room()
                + ": " + report.reason().wire());
    }
}
