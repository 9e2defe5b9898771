package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.lobby.Met;
import rendezvous.lobby.RoundEnded;

/** Who meets, after how long, and what the rounds cost that bring it about. */
@ApplicationScoped
public class MatchMetrics implements Shown {
    private Counter matches;
    private Spans waits;
    private Spans rounds;
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
        // Fine where it should be, and a few beyond.
        waits = new Spans(
                metrics,
                "rendezvous_match",
                "From joining the queue to the match, for each of a pair",
                0.05,
                0.1,
                0.25,
                0.5,
                1,
                2,
                5,
                10,
                30,
                60,
                300);
        rounds = new Spans(
                metrics, "rendezvous_round", "That one match round took", 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5);
        outcomes = new Tally<>(
                metrics,
                "rendezvous_rounds",
                "Match rounds, by how they ended",
                "outcome",
                Outcome.class,
                Outcome::label);
    }

    void met(@Observes Met met) {
        matches.inc();
        waits.count(met.longer());
        waits.count(met.shorter());
    }

    void ended(@Observes RoundEnded round) {
        rounds.count(round.took());
        outcomes.count(round.well() ? Outcome.WELL : Outcome.BROKEN);
    }
}
