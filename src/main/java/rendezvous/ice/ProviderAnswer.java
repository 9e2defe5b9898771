package rendezvous.ice;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.protocol.IceServer;

/**
 * What can be used of a provider's answer. Providers write the same in their own ways, and change them: the list is
 * {@code iceServers}, {@code ice_servers} or the whole answer, and may be a single server; {@code urls} is one or many;
 * the time is a number or the text of one. What a browser would refuse is left out.
 */
final class ProviderAnswer {
    /** More than any provider gives; each costs a browser time. */
    private static final int MOST_SERVERS = 20;

    private static final int MOST_URLS = 20;
    private static final int LONGEST_TEXT = 1_024;
    private static final Pattern STUN = Pattern.compile("stuns?:[A-Za-z0-9.:\\[\\]-]{1,255}");
    private static final Pattern TURN = Pattern.compile("turns?:[A-Za-z0-9.:\\[\\]-]{1,255}(\\?transport=(udp|tcp))?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private ProviderAnswer() {}

    /** Empty where there are none that could be used. */
    static List<IceServer> servers(JsonValue answer) {
        return items(list(answer))
                .limit(MOST_SERVERS)
                .flatMap(server -> server(server).stream())
                .toList();
    }

    /** How long it holds, by its own word; nothing where it does not say, or says nonsense. */
    static Optional<Duration> ttl(JsonValue answer) {
        return Stream.of("ttl", "expiryInSeconds")
                .flatMap(name -> field(answer, name).stream())
                .map(ProviderAnswer::number)
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<String> text(JsonValue answer, String name) {
        return field(answer, name)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_TEXT);
    }

    private static JsonValue list(JsonValue answer) {
        return field(answer, "iceServers")
                .or(() -> field(answer, "ice_servers"))
                .orElse(answer);
    }

    private static Optional<IceServer> server(JsonValue server) {
        var username = text(server, "username");
        var credential = text(server, "credential");
        boolean isKnown = username.isPresent() && credential.isPresent();
        var urls = new ArrayList<String>();
        items(field(server, "urls").or(() -> field(server, "url")).orElse(JsonValue.NULL))
                .limit(MOST_URLS)
                .filter(JsonString.class::isInstance)
                .map(url -> ((JsonString) url).getString())
                .filter(url -> STUN.matcher(url).matches()
                        || isKnown && TURN.matcher(url).matches())
                .forEach(urls::add);
        if (urls.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(isKnown ? new IceServer(urls, username.get(), credential.get()) : new IceServer(urls));
    }

    /** One is a list of one. */
    private static Stream<JsonValue> items(JsonValue value) {
        return value instanceof JsonArray array ? array.stream() : Stream.of(value);
    }

    private static Optional<JsonValue> field(JsonValue value, String name) {
        return value instanceof JsonObject object ? Optional.ofNullable(object.get(name)) : Optional.empty();
    }

    private static Optional<Duration> number(JsonValue value) {
        var text = value instanceof JsonString string ? string.getString() : value.toString();
        boolean isNumber = value instanceof JsonString || value instanceof JsonNumber;
        return isNumber && NUMBER.matcher(text).matches() && Integer.parseInt(text) > 0
                ? Optional.of(Duration.ofSeconds(Integer.parseInt(text)))
                : Optional.empty();
    }
}
