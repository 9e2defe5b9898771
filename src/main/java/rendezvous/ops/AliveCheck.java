package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import rendezvous.lobby.MatchRounds;
import rendezvous.signaling.KeepAlive;

/** Alive means that a restart would not help. It would where rounds or heartbeats have stood still for long: a lock that
 * nobody lets go of, a timer that was struck off, no memory left. Whoever asks before the start has ended is told that
 * all is well, for nothing has gone wrong yet. */
@Liveness
@ApplicationScoped
public class AliveCheck implements HealthCheck {
    /** Longer than any pause of a machine that is merely busy, and than the wait for readiness to come back. */
    private static final Duration STUCK = Duration.ofMinutes(1);

    private final MatchRounds rounds;
    private final KeepAlive heartbeat;
    private volatile boolean hasMoved;

    /** For the proxy. */
    protected AliveCheck() {
        this(null, null);
    }

    @Inject
    public AliveCheck(MatchRounds rounds, KeepAlive heartbeat) {
        this.rounds = rounds;
        this.heartbeat = heartbeat;
    }

    @Override
    public HealthCheckResponse call() {
        var pulse = new Pulse(rounds.sinceLastRound(), heartbeat.sinceLastBeat());
        return pulse.answer("alive", isAlive(pulse));
    }

    boolean isAlive(Pulse pulse) {
        boolean moves = pulse.isWithin(STUCK);
        hasMoved |= moves;
        return moves || !hasMoved;
    }
}
