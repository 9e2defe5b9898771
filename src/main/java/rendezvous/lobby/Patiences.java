package rendezvous.lobby;

import java.time.Clock;
import rendezvous.config.MatchingSettings;
import rendezvous.config.MatchingSettings.Self;
import rendezvous.matchmaking.Patience;

/** How long people hold out for their wishes, by the settings. */
final class Patiences {
    private Patiences() {}

    static Patience of(MatchingSettings settings, Clock clock) {
        var patience = Patience.of(clock.millis(), settings.widenAfter().toMillis());
        return settings.self() == Self.NEVER ? patience.neverWithItself() : patience;
    }
}
