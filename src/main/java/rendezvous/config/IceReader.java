package rendezvous.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import rendezvous.config.IceSettings.Relay;
import rendezvous.config.IceSettings.Source;

/** Reads the settings of {@code rendezvous.ice}, which depend on each other more than others do. */
final class IceReader {
    private static final String HOST = "([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?";

    /** RFC 7064 §3.1 and RFC 7065 §3.1. */
    private static final Pattern URL =
            Pattern.compile("stuns?:" + HOST + "|turns?:" + HOST + "(\\?transport=(udp|tcp))?");

    /** It becomes part of an address. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private static final Pattern USER = Pattern.compile("[\\x21-\\x7e]{0,128}");
    private static final Pattern ENDPOINT =
            Pattern.compile("https://[^\\s?#@]+|http://(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?(/[^\\s?#@]*)?");

    private static final String ENDPOINT_IN_WORDS =
            "an address that begins with https:// (http:// only for this machine itself)";

    private static final Duration SHORTEST_TTL = Duration.ofSeconds(10);

    private static final String SECRET = "rendezvous.ice.secret";

    private final Settings settings;

    IceReader(Settings settings) {
        this.settings = settings;
    }

    /** @param heartbeat the first one after half of a credential's time brings another */
    IceSettings read(Duration heartbeat) {
        var source = settings.choice("rendezvous.ice.source", Source.STATIC);
        var urls = settings.list(
                "rendezvous.ice.urls",
                URL,
                "such as stun:stun.example.org:3478 or turn:turn.example.org?transport=udp");
        var account = settings.text("rendezvous.ice.account", USER, "at most 128 letters, digits and signs");
        var secret = SecretReader.read(settings, SECRET);
        var ttl = settings.duration(
                "rendezvous.ice.ttl", Duration.ofHours(1), shortestTtl(heartbeat), Duration.ofDays(1));
        var endpoint =
                settings.text("rendezvous.ice.endpoint", Pattern.compile("|" + ENDPOINT.pattern()), ENDPOINT_IN_WORDS);
        var relay = settings.choice("rendezvous.ice.relay", Relay.OFF);
        check(source, urls, account, secret);
        requireRelay(source, urls, relay);
        return new IceSettings(source, urls, account, secret, ttl, endpoint(source, account, endpoint), relay);
    }

    /** Half of it, and one heartbeat more, leaves a sixth at least in which a call can still begin with the old one. */
    private static Duration shortestTtl(Duration heartbeat) {
        var three = heartbeat.multipliedBy(3);
        return three.compareTo(SHORTEST_TTL) > 0 ? three : SHORTEST_TTL;
    }

    private static void check(Source source, List<String> urls, String account, Secret secret) {
        boolean relays = urls.stream().anyMatch(IceReader::isTurn);
        if (source == Source.COTURN && !relays) {
            throw new InvalidSettingException(
                    "rendezvous.ice.urls", "names no TURN server, such as turn:turn.example.org, but coturn is one");
        }
        if (source.isProvider() && relays) {
            throw new InvalidSettingException(
                    "rendezvous.ice.urls",
                    "names a TURN server, but those come from the provider; only stun: may stand beside them");
        }
        if (source.isProvider() && !ACCOUNT.matcher(account).matches()) {
            throw new InvalidSettingException(
                    "rendezvous.ice.account", account, "the provider's name for us: letters, digits, - and _");
        }
        boolean isUser = source == Source.STATIC && relays;
        if (isUser && account.isEmpty()) {
            throw new InvalidSettingException(
                    "rendezvous.ice.account",
                    "is missing: the TURN servers of rendezvous.ice.urls ask for a user name");
        }
        if ((isUser || source != Source.STATIC) && secret == null) {
            throw new InvalidSettingException(
                    SECRET, "is missing, and so is " + SECRET + "-file: rendezvous.ice.source needs one of them");
        }
    }

    private static void requireRelay(Source source, List<String> urls, Relay relay) {
        if (relay != Relay.OFF && !source.isProvider() && urls.stream().noneMatch(IceReader::isTurn)) {
            throw new InvalidSettingException(
                    "rendezvous.ice.relay",
                    relay.word(),
                    "off as long as neither rendezvous.ice.urls nor rendezvous.ice.source gives a TURN server");
        }
    }

    private static boolean isTurn(String url) {
        return url.startsWith("turn");
    }

    private static URI endpoint(Source source, String account, String given) {
        if (!given.isEmpty() || !source.isProvider()) {
            return given.isEmpty() ? null : address(given);
        }
        return URI.create(
                switch (source) {
                    case TWILIO -> "https://api.twilio.com";
                    case CLOUDFLARE -> "https://rtc.live.cloudflare.com";
                    default -> "https://" + account + ".metered.live";
                });
    }

    private static URI address(String given) {
        try {
            var address = new URI(given);
            if (address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new InvalidSettingException("rendezvous.ice.endpoint", given, ENDPOINT_IN_WORDS);
    }
}
