package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.admission.Admission;
import rendezvous.lobby.WaitingQueue;
import rendezvous.rooms.Rooms;
import rendezvous.signaling.Drain;
import rendezvous.signaling.PeerSessions;

/** How many are there at this moment, and where. */
@ApplicationScoped
public class CrowdMetrics implements Shown {
    /** For the proxy. */
    protected CrowdMetrics() {}

    @Inject
    public CrowdMetrics(
            MetricRegistry metrics,
            PeerSessions sessions,
            Admission admission,
            WaitingQueue waiting,
            Rooms rooms,
            Drain drain) {
        metrics.gauge(
                Described.as("rendezvous_sockets", "That are open"), sessions, all -> all.count() - admission.held());
        metrics.gauge(
                Described.as("rendezvous_held", "Places of visitors whose connection broke"),
                admission,
                Admission::held);
        metrics.gauge(
                Described.as("rendezvous_draining", "1 while this node is being emptied"),
                drain,
                node -> node.isUnderway() ? 1 : 0);
        metrics.gauge(Described.as("rendezvous_waiting", "Visitors in the queue"), waiting, WaitingQueue::size);
        metrics.gauge(Described.as("rendezvous_rooms", "That are open, two in each"), rooms, all -> all.peers() / 2);
    }
}
