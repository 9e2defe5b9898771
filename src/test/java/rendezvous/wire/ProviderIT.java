package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rendezvous.ice.PlayedProvider;

/** A server whose provider answers, hangs and fails, and the visitors who notice none of it but in what they are given. */
class ProviderIT {
    private static final String SECRET = UUID.randomUUID().toString();

    @Test
    void visitors_get_what_the_provider_gives_and_are_never_kept_waiting_by_one_that_fails() throws Exception {
        var hung = new CountDownLatch(1);
        var manner = new AtomicReference<PlayedProvider.Manner>(exchange -> hang(hung));
        try (var provider = new PlayedProvider(exchange -> manner.get().answer(exchange));
                var server = OwnServer.with(Map.of(
                        "RENDEZVOUS_ICE_SOURCE", "twilio",
                        "RENDEZVOUS_ICE_URLS", "stun:own.example.org",
                        "RENDEZVOUS_ICE_ACCOUNT", "AC1",
                        "RENDEZVOUS_ICE_SECRET", SECRET,
                        "RENDEZVOUS_ICE_ENDPOINT", provider.address().toString(),
                        "RENDEZVOUS_ICE_RELAY", "always"))) {
            // given: it does not answer, and the server is ready all the same
            long start = System.nanoTime();
            try (var alice = Visitor.named("Alice").connectTo(server.signaling())) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
                assertThat(alice.welcome().getJsonArray("iceServers").toString())
                        .isEqualTo("[{\"urls\":[\"stun:own.example.org\"]}]");
                assertThat(alice.welcome().getString("relay")).isEqualTo("always");
                assertThat(server.get("/health/ready")).contains("\"lapsed\"");
                assertThat(degraded(server)).isEqualTo(2);

                // when: it hangs up, and then answers, for sixteen seconds each time
                var given = new AtomicInteger();
                manner.set(exchange -> PlayedProvider.reply(exchange, 201, answer("u" + given.incrementAndGet())));
                hung.countDown();

                // then: she gets the new ones by herself, and so does who comes now
                assertThat(alice.expectIceServers().toString()).contains("\"u1\"", "stun:own.example.org");
                try (var bob = Visitor.named("Bob").connectTo(server.signaling())) {
                    assertThat(bob.welcome().getJsonArray("iceServers").toString())
                            .contains("turn:relay.example.org");
                }
                assertThat(degraded(server)).isZero();
                assertThat(alice.expectIceServers().toString()).contains("\"u2\"");

                // when: it fails from now on
                manner.set(exchange -> PlayedProvider.reply(exchange, 500, SECRET));

                // then: once what it gave has ended, there is the rest
                assertThat(alice.expectIceServers().toString()).isEqualTo("[{\"urls\":[\"stun:own.example.org\"]}]");
                assertThat(degraded(server)).isEqualTo(2);
                assertThat(server.get("/health/ready")).contains("\"lapsed\"");
            }
            assertThat(server.log()).contains("twilio answered with status 500").doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RENDEZVOUS_ICE_RELAY, always, 'rendezvous.ice.relay is \"always\", but must be off as long as'",
        "RENDEZVOUS_ICE_SECRET_FILE, /nowhere/at/all, 'rendezvous.ice.secret-file is \"/nowhere/at/all\", but must be'"
    })
    void a_server_that_could_not_keep_its_promise_does_not_start_and_says_why(
            String setting, String value, String reason) throws Exception {
        assertThat(OwnServer.refusing(Map.of(setting, value)).lines())
                .last()
                .asString()
                .startsWith("payara/run: " + reason);
    }

    private static void hang(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String answer(String user) {
        return "{'ttl':'16','ice_servers':[{'url':'turn:relay.example.org','urls':'turn:relay.example.org','username':'"
                + user + "','credential':'c'}]}";
    }

    private static double degraded(OwnServer server) throws Exception {
        return server.get("/metrics?scope=application")
                .lines()
                .filter(line -> line.startsWith("rendezvous_ice_degraded"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
