package rendezvous.ice;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rendezvous.config.IceSettings;
import rendezvous.protocol.IceServer;

/** Asks Twilio, Cloudflare or Metered for servers, each in its way, and reads the answer in one. */
final class ProviderClient {
    /** @param ttl how long the servers hold */
    record Fetched(List<IceServer> servers, Duration ttl) {}

    static final int LIMIT_BYTES = 64 * 1024;

    private final JsonReaderFactory readers = Json.createReaderFactory(Map.of());
    private final IceSettings settings;
    private final Duration patience;
    private final HttpClient http;

    /** @param patience for one answer, from the first to the last byte */
    ProviderClient(IceSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
        // No redirects, which is the default: they would carry the secret elsewhere.
        http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /** Waits for the provider, so never in a visitor's time. */
    Fetched fetch() throws ProviderException, InterruptedException {
        return switch (settings.source()) {
            case TWILIO -> read(answer(twilio()));
            case CLOUDFLARE -> read(answer(cloudflare()));
            case METERED -> metered();
            case STATIC, COTURN -> throw new IllegalStateException("There is nobody to ask");
        };
    }

    private HttpRequest twilio() {
        var basic = settings.account() + ":" + settings.secret().reveal();
        var encoded = Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        return at("/2010-04-01/Accounts/" + settings.account() + "/Tokens.json")
                .header("Authorization", "Basic " + encoded)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("Ttl=" + seconds()))
                .build();
    }

    private HttpRequest cloudflare() {
        return posting("/v1/turn/keys/" + settings.account() + "/credentials/generate-ice-servers", "ttl")
                .header("Authorization", "Bearer " + settings.secret().reveal())
                .build();
    }

    /** One request makes a credential that ends, and another tells the servers it is for. */
    private Fetched metered() throws ProviderException, InterruptedException {
        var made = answer(posting(
                        "/api/v1/turn/credential?secretKey="
                                + encoded(settings.secret().reveal()),
                        "expiryInSeconds")
                .build());
        var key = ProviderAnswer.text(made, "apiKey")
                .orElseThrow(() -> new ProviderException("answered without an apiKey"));
        var servers =
                answer(at("/api/v1/turn/credentials?apiKey=" + encoded(key)).build());
        return new Fetched(usable(servers), ttl(made));
    }

    private HttpRequest.Builder posting(String path, String ttlName) {
        return at(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"" + ttlName + "\":" + seconds() + "}"));
    }

    private HttpRequest.Builder at(String path) {
        var base = settings.endpoint().toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
    }

    private long seconds() {
        return settings.ttl().toSeconds();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Fetched read(JsonValue answer) throws ProviderException {
        return new Fetched(usable(answer), ttl(answer));
    }

    private static List<IceServer> usable(JsonValue answer) throws ProviderException {
        var servers = ProviderAnswer.servers(answer);
        if (servers.stream().noneMatch(server -> server.username() != null)) {
            throw new ProviderException("answered without a TURN server that could be used");
        }
        return servers;
    }

    /** Who does not say so gives what it was asked for. */
    private Duration ttl(JsonValue answer) {
        return ProviderAnswer.ttl(answer).orElse(settings.ttl());
    }

    private JsonValue answer(HttpRequest request) throws ProviderException, InterruptedException {
        // The client's own time-out ends with the headers: a body may still trickle in for ever.
        var pending = http.sendAsync(request, head -> new LimitedBody(LIMIT_BYTES));
        try {
            var response = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 != 2) {
                throw new ProviderException("answered with status " + response.statusCode());
            }
            return json(response.body());
        } catch (TimeoutException e) {
            throw new ProviderException("did not answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            cancel(pending);
        }
    }

    private static void cancel(CompletableFuture<?> pending) {
        pending.cancel(true);
    }

    /** Told by its kind alone, as the message may repeat the address, which may hold the secret. */
    private static ProviderException failure(ExecutionException failed) {
        var cause = failed.getCause();
        for (var inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof ProviderException ours) {
                return ours;
            }
        }
        return new ProviderException("could not be asked: " + cause.getClass().getSimpleName());
    }

    private JsonValue json(byte[] body) throws ProviderException {
        try (var reader = readers.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            return reader.readValue();
        } catch (JsonException | IllegalStateException e) {
            throw new ProviderException("answered something that is not JSON");
        } catch (RuntimeException e) {
            // A plain one, for nesting beyond the parser's limit.
            throw new ProviderException("answered JSON that is too deep");
        }
    }
}
