package rendezvous.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.config.IceSettings;
import rendezvous.config.IceSettings.Relay;
import rendezvous.config.IceSettings.Source;
import rendezvous.config.Secret;
import rendezvous.ice.PlayedProvider.Asked;
import rendezvous.protocol.IceServer;

/** Each provider as it really asks and answers, played on this machine; and the ways in which one can fail. */
class ProviderClientTest {
    private static final String SECRET = "s3cret&more";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final IceServer TURN = new IceServer(List.of("turn:relay.example.org?transport=udp"), "u", "c");
    private static final String SERVER =
            "{'urls':'turn:relay.example.org?transport=udp','username':'u','credential':'c'}";

    @Test
    void twilio_is_asked_by_form_and_basic_authorization() throws Exception {
        var answer = "{'username':'u','password':'c','ttl':'7200','account_sid':'AC1','date_created':'Tue, 24 Nov 2026"
                + " 10:00:00 +0000','ice_servers':[{'url':'stun:s.example.org','urls':'stun:s.example.org'}," + SERVER
                + "]}";
        try (var twilio = PlayedProvider.answering(201, answer)) {
            var fetched = client(Source.TWILIO, twilio.address()).fetch();

            assertThat(fetched.servers()).containsExactly(new IceServer(List.of("stun:s.example.org")), TURN);
            assertThat(fetched.ttl()).hasHours(2);
            // printf %s 'account-1:s3cret&more' | base64
            assertThat(twilio.asked())
                    .containsExactly(new Asked(
                            "POST",
                            "/2010-04-01/Accounts/account-1/Tokens.json",
                            "Basic YWNjb3VudC0xOnMzY3JldCZtb3Jl",
                            "application/x-www-form-urlencoded",
                            "Ttl=3600"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'urls':['stun:s.example.org']},SERVER]", "SERVER"})
    void cloudflare_is_asked_by_json_and_a_bearer_token(String servers) throws Exception {
        try (var cloudflare =
                PlayedProvider.answering(201, "{'iceServers':" + servers.replace("SERVER", SERVER) + "}")) {
            var fetched = client(Source.CLOUDFLARE, cloudflare.address()).fetch();

            assertThat(fetched.servers()).contains(TURN);
            assertThat(fetched.ttl()).as("as it was asked for").hasHours(1);
            assertThat(cloudflare.asked())
                    .containsExactly(new Asked(
                            "POST",
                            "/v1/turn/keys/account-1/credentials/generate-ice-servers",
                            "Bearer s3cret&more",
                            "application/json",
                            "{\"ttl\":3600}"));
        }
    }

    @Test
    void metered_is_asked_for_a_credential_and_then_for_its_servers() throws Exception {
        try (var metered = new PlayedProvider(exchange -> PlayedProvider.reply(
                exchange,
                200,
                exchange.getRequestMethod().equals("POST")
                        ? "{'username':'u','password':'c','expiryInSeconds':1800,'label':'','apiKey':'k+1'}"
                        : "[" + SERVER + "]"))) {
            var fetched = client(Source.METERED, metered.address()).fetch();

            assertThat(fetched.servers()).containsExactly(TURN);
            assertThat(fetched.ttl()).hasMinutes(30);
            assertThat(metered.asked())
                    .containsExactly(
                            new Asked(
                                    "POST",
                                    "/api/v1/turn/credential?secretKey=s3cret%26more",
                                    null,
                                    "application/json",
                                    "{\"expiryInSeconds\":3600}"),
                            new Asked("GET", "/api/v1/turn/credentials?apiKey=k%2B1", null, null, ""));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {'error':'s3cret&more is wrong'} | answered with status 401",
                "500 | oops s3cret&more | answered with status 500",
                "302 | '' | answered with status 302",
                "200 | s3cret&more | answered something that is not JSON",
                "200 | {'iceServers':[ | answered something that is not JSON",
                "200 | '' | answered something that is not JSON",
                "200 | {'iceServers':[]} | answered without a TURN server that could be used",
                "200 | [{'urls':'stun:s.example.org'}] | answered without a TURN server that could be used",
                "200 | {'error':'s3cret&more'} | answered without a TURN server that could be used"
            })
    void what_cannot_be_used_is_a_failure_that_repeats_nothing(int status, String body, String problem)
            throws Exception {
        try (var provider = PlayedProvider.answering(status, body)) {
            assertFails(client(Source.TWILIO, provider.address()), problem);
        }
    }

    @Test
    void metered_without_a_key_is_a_failure() throws Exception {
        try (var provider = PlayedProvider.answering(200, "{'username':'u','password':'c'}")) {
            assertFails(client(Source.METERED, provider.address()), "answered without an apiKey");
        }
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (var thief = PlayedProvider.answering(200, "[" + SERVER + "]");
                var provider = new PlayedProvider(exchange -> {
                    exchange.getResponseHeaders()
                            .set("Location", thief.address().toString());
                    PlayedProvider.reply(exchange, 307, "");
                })) {
            assertFails(client(Source.CLOUDFLARE, provider.address()), "answered with status 307");
            assertThat(thief.asked()).isEmpty();
        }
    }

    @Test
    void json_without_end_of_depth_is_a_failure() throws Exception {
        try (var provider = PlayedProvider.answering(200, "[".repeat(30_000) + "]".repeat(30_000))) {
            assertFails(client(Source.TWILIO, provider.address()), "answered ");
        }
    }

    @Test
    void an_answer_of_the_largest_size_is_read_and_a_larger_one_is_not() throws Exception {
        var answer = "[" + SERVER + "]";
        var largest = answer + " ".repeat(ProviderClient.LIMIT_BYTES - answer.length());
        try (var provider = PlayedProvider.answering(200, largest)) {
            assertThat(client(Source.TWILIO, provider.address()).fetch().servers())
                    .containsExactly(TURN);
        }
        try (var provider = PlayedProvider.answering(200, largest + " ")) {
            assertFails(client(Source.TWILIO, provider.address()), "answered more than 65536 bytes");
        }
    }

    @Test
    void an_answer_that_never_ends_is_given_up_at_the_limit() throws Exception {
        try (var provider = new PlayedProvider(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[1_024]);
            }
        })) {
            assertFails(client(Source.TWILIO, provider.address()), "answered more than 65536 bytes");
        }
    }

    @Test
    void a_provider_that_says_nothing_is_not_waited_for() throws Exception {
        var forEver = new CountDownLatch(1);
        try (var provider = new PlayedProvider(exchange -> await(forEver))) {
            assertFails(hasty(provider.address()), "did not answer within 1 s");
        }
    }

    @Test
    void a_provider_whose_answer_trickles_in_is_not_waited_for() throws Exception {
        try (var provider = new PlayedProvider(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 600; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                await(new CountDownLatch(1), 100);
            }
        })) {
            assertFails(hasty(provider.address()), "did not answer within 1 s");
        }
    }

    @Test
    void a_provider_that_is_not_there_or_hangs_up_is_a_failure() throws Exception {
        try (var provider = new PlayedProvider(exchange -> {
            throw new IOException("wanted by a test: hangs up");
        })) {
            assertFails(client(Source.TWILIO, provider.address()), "could not be asked: ");
        }
        int nobodys;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodys = free.getLocalPort();
        }
        assertFails(client(Source.METERED, URI.create("http://127.0.0.1:" + nobodys)), "could not be asked: Connect");
    }

    private static void assertFails(ProviderClient client, String problem) {
        assertThatThrownBy(client::fetch)
                .isInstanceOf(ProviderException.class)
                .hasMessageStartingWith(problem)
                .hasMessageNotContaining(SECRET);
    }

    private static ProviderClient client(Source source, URI address) {
        return new ProviderClient(settings(source, address), PATIENCE);
    }

    private static ProviderClient hasty(URI address) {
        return new ProviderClient(settings(Source.TWILIO, address), Duration.ofSeconds(1));
    }

    private static IceSettings settings(Source source, URI address) {
        return new IceSettings(
                source, List.of(), "account-1", new Secret(SECRET), Duration.ofHours(1), address, Relay.OFF);
    }

    private static void await(CountDownLatch latch) {
        await(latch, 60_000);
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
