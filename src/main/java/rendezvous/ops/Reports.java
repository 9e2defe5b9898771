package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.protocol.ReportReason;
import rendezvous.signaling.StrangerReported;

/** Counts by reason what people report, and leaves a line in the log: ids and the reason, for there is nothing else. */
@ApplicationScoped
public class Reports implements Shown {
    private static final Logger LOG = Logger.getLogger(Reports.class.getName());

    private Tally<ReportReason> tally;

    /** For the proxy. */
    protected Reports() {}

    @Inject
    public Reports(MetricRegistry metrics) {
        tally = new Tally<>(
                metrics,
                "rendezvous_reports",
                "Strangers who were reported, once for each room and reporter",
                "reason",
                ReportReason.class,
                ReportReason::wire);
    }

    void count(@Observes StrangerReported report) {
        tally.count(report.reason());
        Entry.of("stranger reported")
                .with("room", report.room())
                .with("peer", report.reporter())
                .with("stranger", report.stranger())
                .with("reason", report.reason().wire())
                .write(LOG);
    }
}
