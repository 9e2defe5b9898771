package rendezvous.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What pages are given to find each other, and whether they may find each other directly.
 *
 * @param urls of STUN and TURN servers, such as {@code stun:stun.example.org:3478}
 * @param account that the provider knows us by; with {@link Source#STATIC} the TURN servers' user name
 * @param secret shared with coturn, or the provider's key, or the TURN servers' password; null where none is needed
 * @param ttl how long a credential is to hold
 * @param endpoint where the provider answers; null for coturn and static servers, which are not asked
 */
public record IceSettings(
        Source source, List<String> urls, String account, Secret secret, Duration ttl, URI endpoint, Relay relay) {
    public IceSettings {
        urls = List.copyOf(urls);
    }

    /** The urls and nothing else. */
    public static IceSettings of(List<String> urls) {
        return new IceSettings(Source.STATIC, urls, "", null, Duration.ofHours(1), null, Relay.OFF);
    }

    /** Where the servers, or what one needs to use them, come from. */
    public enum Source {
        STATIC,
        COTURN,
        TWILIO,
        CLOUDFLARE,
        METERED;

        /** As it is written in the configuration. */
        public String word() {
            return Settings.wordOf(this);
        }

        public boolean isProvider() {
            return this != STATIC && this != COTURN;
        }
    }

    /** Whether calls go by a relay, so that strangers do not learn each other's address. */
    public enum Relay {
        OFF,
        /** Where one of the two asked for it. */
        ASKED,
        ALWAYS;

        /** As it is written in the configuration and on the wire. */
        public String word() {
            return Settings.wordOf(this);
        }
    }
}
