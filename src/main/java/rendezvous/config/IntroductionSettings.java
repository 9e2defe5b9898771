package rendezvous.config;

import java.time.Duration;

/**
 * What one client may say of itself, and how soon it has to.
 *
 * @param nameLength of a name, in Unicode code points
 * @param interestCount of one client
 * @param interestLength of one interest, in Unicode code points
 * @param patience how long a client may be silent about itself before it is closed
 */
public record IntroductionSettings(int nameLength, int interestCount, int interestLength, Duration patience) {
    static IntroductionSettings read(Settings settings) {
        return new IntroductionSettings(
                settings.integer("rendezvous.limits.name-length", 64, 1, 256),
                settings.integer("rendezvous.limits.interest-count", 10, 1, 20),
                settings.integer("rendezvous.limits.interest-length", 32, 1, 64),
                settings.duration(
                        "rendezvous.limits.introduction",
                        Duration.ofSeconds(5),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10)));
    }
}
