package rendezvous.ice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider on this machine: answers as the test has it, and keeps what it was asked. */
public final class PlayedProvider implements AutoCloseable {
    /** @param authorization null where there was none */
    public record Asked(String method, String path, String authorization, String contentType, String body) {}

    /** How it answers. */
    public interface Manner {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public PlayedProvider(Manner manner) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers.getFirst("Authorization"),
                    headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            try (exchange) {
                manner.answer(exchange);
            }
        });
        server.start();
    }

    public static PlayedProvider answering(int status, String body) throws IOException {
        return new PlayedProvider(exchange -> reply(exchange, status, body));
    }

    public static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** In order. */
    public List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
