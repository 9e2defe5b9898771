package rendezvous.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Server-sent events as they come. */
final class EventStream implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    EventStream(URI address, String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .build();
        response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** The next event, which has to be of that name. */
    JsonObject expect(String name) throws InterruptedException {
        return await(() -> {
            var first = lines.readLine();
            if (!("event: " + name).equals(first)) {
                throw new AssertionError("not " + name + ", but " + first);
            }
            var data = lines.readLine();
            lines.readLine();
            return Json.createReader(new StringReader(data.substring("data: ".length())))
                    .readObject();
        });
    }

    /** The first sample whose figures are so. */
    JsonObject expectFigures(Predicate<JsonObject> right) throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS; i++) {
            var figures = expect("sample").getJsonObject("figures");
            if (right.test(figures)) {
                return figures;
            }
        }
        throw new AssertionError("they never came to be so");
    }

    @Override
    public void close() throws IOException {
        // The lines are held by a reader that waits for one.
        response.body().close();
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T await(Reading<T> reading) throws InterruptedException {
        var read = CompletableFuture.supplyAsync(() -> {
            try {
                return reading.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            return read.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no event came", e);
        }
    }
}
