package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import rendezvous.lobby.Met;
import rendezvous.lobby.RoundEnded;

/** Who meets, after how long, and what the rounds cost that bring it about. */
@ApplicationScoped
public class MatchMetrics {
    private Counter matches;
    private Timer waits;
    private Timer rounds;
    private Tally<Outcome> outcomes;

    private enum Outcome {
        WELL,
        BROKEN;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For the proxy. */
    protected MatchMetrics() {}

    @Inject
    public MatchMetrics(MetricRegistry metrics) {
        matches = metrics.counter(Described.as("rendezvous_matches", "Pairs who met"));
        // The exporter adds `_seconds`; META-INF/microprofile-config.properties has the buckets.
        waits = metrics.timer(
                Described.inSeconds("rendezvous_match", "From joining the queue to the match, for each of a pair"));
        rounds = metrics.timer(Described.inSeconds("rendezvous_round", "That one match round took"));
        outcomes = new Tally<>(
                metrics,
                "rendezvous_rounds",
                "Match rounds, by how they ended",
                "outcome",
                Outcome.class,
                Outcome::label);
    }

    void showAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // Being called is enough: the constructor has made them, at zero, where the container knows whose they are.
    }

    void met(@Observes Met met) {
        matches.inc();
        waits.update(met.longer());
        waits.update(met.shorter());
    }

    void ended(@Observes RoundEnded round) {
        rounds.update(round.took());
        outcomes.count(round.well() ? Outcome.WELL : Outcome.BROKEN);
    }
}
