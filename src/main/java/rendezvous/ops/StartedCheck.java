package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import rendezvous.lobby.MatchRounds;
import rendezvous.signaling.KeepAlive;

/** Started means that the first round and the first beat of the heartbeat have ended: from now on, others are asked. */
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {
    private final MatchRounds rounds;
    private final KeepAlive heartbeat;
    private volatile boolean hasStarted;

    /** For the proxy. */
    protected StartedCheck() {
        this(null, null);
    }

    @Inject
    public StartedCheck(MatchRounds rounds, KeepAlive heartbeat) {
        this.rounds = rounds;
        this.heartbeat = heartbeat;
    }

    @Override
    public HealthCheckResponse call() {
        var pulse = new Pulse(rounds.sinceLastRound(), heartbeat.sinceLastBeat());
        hasStarted |= pulse.isWithin(Pulse.RECENT);
        return pulse.answer("started", hasStarted);
    }
}
