package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A node is emptied without losing anybody: nobody new comes, all are sent elsewhere, and calls are left alone. */
class DrainIT {
    private static final int RESTART = 1012;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void the_operators_command_empties_the_node() throws Exception {
        var keyFile = OwnServer.scratch().resolve("drain-key-" + UUID.randomUUID());
        try (var server = OwnServer.with(Map.of(
                "RENDEZVOUS_DRAIN_WINDOW",
                "PT1S",
                "RENDEZVOUS_LIMITS_INTRODUCTION",
                "PT1M",
                "RENDEZVOUS_DRAIN_KEY_FILE",
                keyFile.toString()))) {
            // given: two in a call, some who wait for nobody, and one who never says its name
            var pair = arrive(server, 2);
            WireTest.meet(pair.get(0), pair.get(1));
            var crowd = arrive(server, 20);
            var stranger = Visitor.named("a stranger").connectSilentlyTo(server.signaling());

            // when: somebody tries it who may not
            var key = "Bearer " + Files.readString(keyFile).strip();
            assertThat(asks(server, "POST").statusCode())
                    .as("from this machine, as a proxy that says nothing of itself looks")
                    .isEqualTo(404);
            assertThat(asks(server, "POST", "Authorization", key + "x").statusCode())
                    .isEqualTo(404);
            assertThat(asks(server, "GET", "Authorization", key).statusCode()).isEqualTo(404);
            for (var header : List.of("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-Real-IP", "Via")) {
                assertThat(asks(server, "POST", "Authorization", key, header, "127.0.0.1")
                                .statusCode())
                        .as(header)
                        .isEqualTo(404);
            }
            assertThat(drain(server, Path.of("/dev/null"))).isNotZero();
            // then
            assertThat(server.status("/health/ready")).isEqualTo(200);
            crowd.forEach(Visitor::expectNothingMore);

            // when: the operator does
            var answer = asks(server, "POST", "Authorization", key);

            // then
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(server.status("/health/ready")).isEqualTo(503);
            assertThat(server.status("/health/live")).isEqualTo(200);
            var newcomer = RawSocket.connectedTo(server.signaling());
            assertThat(newcomer.handshakes()).isEqualTo(503);
            assertThat(newcomer.head()).containsIgnoringCase("\r\nRetry-After: ");
            // The close is the next they hear: no partner is told that the other left.
            Stream.of(crowd, pair, List.of(stranger)).flatMap(List::stream).forEach(all -> all.expectClose(RESTART));
            assertThat(asks(server, "POST", "Authorization", key).body()).isEqualTo("{\"left\":0}\n");
        }
    }

    @Test
    void so_does_the_script_and_ends_when_nobody_is_left() throws Exception {
        var keyFile = OwnServer.scratch().resolve("drain-key-" + UUID.randomUUID());
        try (var server = OwnServer.with(Map.of("RENDEZVOUS_DRAIN_KEY_FILE", keyFile.toString()))) {
            var crowd = arrive(server, 5);

            assertThat(drain(server, keyFile)).isZero();

            crowd.forEach(each -> each.expectClose(RESTART));
            assertThat(server.status("/health/ready")).isEqualTo(503);
        }
    }

    @Test
    void the_end_of_the_process_sends_all_elsewhere() throws Exception {
        List<Visitor> all;
        try (var server = OwnServer.with(Map.of())) {
            all = arrive(server, 40);
            WireTest.meet(all.get(0), all.get(1));
        }

        all.forEach(visitor -> visitor.expectClose(RESTART));
    }

    private static int drain(OwnServer server, Path keyFile) throws IOException, InterruptedException {
        return new ProcessBuilder("deploy/drain", Integer.toString(server.port()), keyFile.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static List<Visitor> arrive(OwnServer server, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Visitor.named("Visitor " + i).connectTo(server.signaling()))
                .toList();
    }

    private static HttpResponse<String> asks(OwnServer server, String method, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.at("/drain")).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
