package rendezvous.config;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Whether this node is one of several, and how they share who is left over.
 *
 * @param secret that the nodes have in common; null: this node is alone
 * @param region where this node is; empty for nowhere in particular
 * @param leftOver how long one waits at home before the others hear of it
 * @param widenRegion how long one waits for somebody of its own region, before any other of which somebody has waited
 *     as long will do; after twice as long anybody will
 */
public record ClusterSettings(Secret secret, String region, Duration leftOver, Duration widenRegion) {
    /** It guards what strangers tell each other; shorter ones can be tried out. */
    private static final int SHORTEST_SECRET = 16;

    private static final String SECRET = "rendezvous.cluster.secret";
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{0,32}");

    /** Of a node alone. */
    public static final ClusterSettings ALONE =
            new ClusterSettings(null, "", Duration.ofMillis(250), Duration.ofSeconds(2));

    static ClusterSettings read(Settings settings) {
        var secret = SecretReader.readIfFilled(settings, SECRET);
        if (secret != null && secret.reveal().length() < SHORTEST_SECRET) {
            throw new InvalidSettingException(SECRET, "has fewer than " + SHORTEST_SECRET + " characters");
        }
        return new ClusterSettings(
                secret,
                settings.text("rendezvous.cluster.region", REGION, "up to 32 of a-z, 0-9 and -"),
                settings.duration(
                        "rendezvous.cluster.left-over",
                        ALONE.leftOver(),
                        Duration.ofMillis(50),
                        Duration.ofSeconds(10)),
                settings.duration(
                        "rendezvous.cluster.widen-region", ALONE.widenRegion(), Duration.ZERO, Duration.ofMinutes(1)));
    }

    public boolean isOn() {
        return secret != null;
    }
}
