package rendezvous.ops;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** How long ago each of the two things was last seen to end well that must go on for ever. */
record Pulse(Duration sinceRound, Duration sinceBeat) {
    /** Rounds come every second and beats more often; a busy machine may be late, what is dead is later. */
    static final Duration RECENT = Duration.ofSeconds(10);

    boolean isWithin(Duration latest) {
        return sinceRound.compareTo(latest) < 0 && sinceBeat.compareTo(latest) < 0;
    }

    HealthCheckResponse answer(String name, boolean isUp) {
        return HealthCheckResponse.named(name)
                .status(isUp)
                .withData("millisSinceLastRound", sinceRound.toMillis())
                .withData("millisSinceLastBeat", sinceBeat.toMillis())
                .build();
    }
}
