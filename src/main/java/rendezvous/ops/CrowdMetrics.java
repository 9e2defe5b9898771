package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.lobby.WaitingQueue;
import rendezvous.rooms.Rooms;
import rendezvous.signaling.PeerSessions;

/** How many are there at this moment, and where. */
@ApplicationScoped
public class CrowdMetrics {
    /** For the proxy. */
    protected CrowdMetrics() {}

    @Inject
    public CrowdMetrics(MetricRegistry metrics, PeerSessions sessions, WaitingQueue waiting, Rooms rooms) {
        metrics.gauge(Described.as("rendezvous_sockets", "That are open"), sessions, PeerSessions::count);
        metrics.gauge(Described.as("rendezvous_waiting", "Visitors in the queue"), waiting, WaitingQueue::size);
        metrics.gauge(Described.as("rendezvous_rooms", "That are open, two in each"), rooms, all -> all.peers() / 2);
    }

    void showAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // Being called is enough: the constructor has made the gauges where the container knows whose they are.
    }
}
