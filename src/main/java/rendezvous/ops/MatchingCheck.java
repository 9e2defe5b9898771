package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import rendezvous.lobby.MatchRounds;

/** Ready means that people who come now are paired: a round ended well within the last moments. */
@Readiness
@ApplicationScoped
public class MatchingCheck implements HealthCheck {
    private final MatchRounds rounds;

    /** For the proxy. */
    protected MatchingCheck() {
        this(null);
    }

    @Inject
    public MatchingCheck(MatchRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public HealthCheckResponse call() {
        var since = rounds.sinceLastRound();
        return HealthCheckResponse.named("matching")
                .status(since.compareTo(Pulse.RECENT) < 0)
                .withData("millisSinceLastRound", since.toMillis())
                .build();
    }
}
