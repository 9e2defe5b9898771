package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.signaling.EndCause;
import rendezvous.signaling.Parting;
import rendezvous.signaling.Refusal;
import rendezvous.signaling.Refused;
import rendezvous.signaling.RoomEnded;
import rendezvous.signaling.VisitEnded;
import rendezvous.signaling.VisitResumed;

/** How visits and rooms end, and what was refused. */
@ApplicationScoped
public class EndMetrics implements Shown {
    private Tally<EndCause> visits;
    private Tally<Parting> rooms;
    private Tally<Refusal> refusals;
    private Counter skips;
    private Counter resumes;

    /** For the proxy. */
    protected EndMetrics() {}

    @Inject
    public EndMetrics(MetricRegistry metrics) {
        visits = new Tally<>(
                metrics,
                "rendezvous_visits_ended",
                "Visits, by why they ended",
                "cause",
                EndCause.class,
                EndCause::label);
        rooms = new Tally<>(
                metrics,
                "rendezvous_rooms_ended",
                "Rooms, by how they were left",
                "how",
                Parting.class,
                Parting::label);
        refusals = new Tally<>(
                metrics,
                "rendezvous_refused",
                "Handshakes, frames and sockets that were refused",
                "reason",
                Refusal.class,
                Refusal::label);
        resumes = metrics.counter(Described.as("rendezvous_resumes", "Visits that went on over another socket"));
        skips = metrics.counter(Described.as("rendezvous_skips", "Rooms that were left for the next"));
    }

    void ended(@Observes VisitEnded visit) {
        visits.count(visit.cause());
    }

    void ended(@Observes RoomEnded room) {
        rooms.count(room.how());
        if (room.how() == Parting.SKIPPED) {
            skips.inc();
        }
    }

    void resumed(@Observes VisitResumed visit) {
        resumes.inc();
    }

    void refused(@Observes Refused refused) {
        refusals.count(refused.reason());
    }
}
