package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.LetterKind;
import rendezvous.cluster.Postage;
import rendezvous.lobby.Broker;
import rendezvous.lobby.Visitors;
import rendezvous.signaling.Hosting;
import rendezvous.signaling.Lodgings;

/** How many nodes there are, and what passes between this one and the others. */
@ApplicationScoped
public class ClusterMetrics implements Postage {
    private Tally<LetterKind> sent;
    private Tally<LetterKind> received;
    private Tally<LetterKind> refused;
    private Counter farPairs;
    private Counter lost;
    private Spans roundTrips;

    /** For the proxy. */
    protected ClusterMetrics() {}

    @Inject
    public ClusterMetrics(
            MetricRegistry metrics,
            Cluster cluster,
            Broker broker,
            Visitors visitors,
            Lodgings carried,
            Hosting hosted) {
        metrics.gauge(
                Described.as("rendezvous_cluster_nodes", "That are one service with this one, itself included"),
                cluster,
                all -> all.nodes().size());
        metrics.gauge(
                Described.as("rendezvous_offered", "Who found nobody at home, as the node knows that pairs them"),
                broker,
                Broker::size);
        metrics.gauge(
                Described.as("rendezvous_visiting", "People of other nodes in this one's rounds"),
                visitors,
                Visitors::size);
        metrics.gauge(
                Described.as("rendezvous_carried", "Sockets of here whose visitors live at other nodes"),
                carried,
                Lodgings::count);
        metrics.gauge(
                Described.as("rendezvous_hosted", "Visitors of here over sockets of other nodes"),
                hosted,
                Hosting::count);
        lost = metrics.counter(Described.as("rendezvous_cluster_lost", "Nodes that went or could not be reached"));
        farPairs = metrics.counter(
                Described.as("rendezvous_far_pairs", "Pairs of two nodes, counted where the room opened first"));
        sent = letters(metrics, "rendezvous_letters_sent", "Letters to other nodes");
        received = letters(metrics, "rendezvous_letters_received", "Letters of other nodes");
        refused = letters(metrics, "rendezvous_letters_refused", "Letters that could not be sent");
        roundTrips = new Spans(
                metrics,
                "rendezvous_letter_round_trip",
                "That a small letter took to another node and back",
                0.0005,
                0.001,
                0.0025,
                0.005,
                0.01,
                0.025,
                0.1,
                0.5,
                1,
                5);
    }

    void showAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // Being called is enough: the constructor has made them, at zero, where the container knows whose they are.
    }

    @Override
    public void sent(LetterKind kind) {
        sent.count(kind);
        if (kind == LetterKind.ACCEPTANCE) {
            farPairs.inc();
        }
    }

    @Override
    public void received(LetterKind kind) {
        received.count(kind);
    }

    @Override
    public void refused(LetterKind kind) {
        refused.count(kind);
    }

    @Override
    public void roundTrip(Duration took) {
        roundTrips.count(took);
    }

    @Override
    public void lost() {
        lost.inc();
    }

    private static Tally<LetterKind> letters(MetricRegistry metrics, String name, String description) {
        return new Tally<>(metrics, name, description, "kind", LetterKind.class, LetterKind::label);
    }
}
