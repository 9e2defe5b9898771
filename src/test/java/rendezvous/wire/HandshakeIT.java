package rendezvous.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a socket, and who only tries. */
class HandshakeIT extends WireTest {

    @Test
    void a_page_of_this_host_may_connect() {
        var raw = guest(RawSocket.connectedTo(signaling()));

        assertThat(raw.handshakes("Origin: " + raw.sameOrigin())).isEqualTo(101);
    }

    @Test
    void a_program_that_names_no_origin_may_connect() {
        assertThat(guest(RawSocket.connectedTo(signaling())).handshakes()).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "",
                "http://localhost",
                "http://localhost:1",
                "http://localhost.evil.example",
                "not an origin",
                "file://",
                "//",
            })
    void a_page_of_elsewhere_may_not(String origin) {
        var raw = guest(RawSocket.connectedTo(signaling()));

        assertThat(raw.handshakes("Origin: " + origin)).isEqualTo(403);
    }

    @Test
    void an_origin_that_only_looks_like_this_host_may_not() {
        var host = signaling().getAuthority();
        for (var origin : new String[] {
            "http://" + host + ".evil.example",
            "http://" + host + "@evil.example",
            "http://evil.example/" + host,
            "http://evil.example#" + host,
            "http://user@" + host,
        }) {
            var raw = guest(RawSocket.connectedTo(signaling()));
            assertThat(raw.handshakes("Origin: " + origin)).as(origin).isEqualTo(403);
        }
    }

    @Test
    void nothing_here_sets_a_cookie() throws Exception {
        var raw = guest(RawSocket.connectedTo(signaling()));
        assertThat(raw.handshakes("Origin: " + raw.sameOrigin(), "Cookie: JSESSIONID=1"))
                .isEqualTo(101);
        assertThat(raw.head()).doesNotContainIgnoringCase("set-cookie");

        for (var path : List.of("/", "/health/ready", "/metrics", "/nowhere", "/signaling", "/js/app.js")) {
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
        }
    }

    @Test
    void a_second_origin_does_not_help() {
        var raw = guest(RawSocket.connectedTo(signaling()));

        int status = raw.handshakes("Origin: https://evil.example", "Origin: " + raw.sameOrigin());

        assertThat(status).isIn(400, 403);
    }

    @Test
    void a_request_that_is_no_handshake_gets_no_socket() {
        var raw = guest(RawSocket.connectedTo(signaling()));

        assertThat(raw.asks("")).isBetween(400, 499);
        census().awaitNobody();
    }

    @Test
    void what_is_said_right_behind_the_handshake_is_heard_in_its_order() {
        var raw = guest(RawSocket.connectedTo(signaling()));

        assertThat(raw.handshakesSaying(pings(0, 5))).isEqualTo(101);
        raw.saysAtOnce(pings(5, 10));

        for (int i = 0; i < 10; i++) {
            assertThat(raw.expect("pong").data()).hasToString(Integer.toString(i));
        }
    }

    private static List<String> pings(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"event\":\"ping\",\"data\":" + i + "}")
                .toList();
    }

    @Test
    void handshakes_that_break_off_harm_nobody() {
        // given
        for (int i = 0; i < 20; i++) {
            var half = guest(RawSocket.connectedTo(signaling()));
            half.writes("GET /signaling HTTP/1.1\r\nHost: localhost\r\nUpgrade: webso".getBytes(US_ASCII));
            if (i % 2 == 0) {
                half.cuts();
            }
        }

        // then
        meet(visitor("Alice"), visitor("Bob"));
        assertThat(census().now().getInt("sessions")).isEqualTo(2);
    }

    /** The answer is there before the socket is; and some do not even wait for the answer. */
    @Test
    void who_is_gone_once_the_handshake_is_granted_leaves_no_place_taken() {
        for (int i = 0; i < 200; i++) {
            var hasty = guest(RawSocket.connectedTo(signaling()));
            if (i % 2 == 0) {
                assertThat(hasty.handshakes()).isEqualTo(101);
            } else {
                hasty.asksToShakeHands();
            }
            hasty.cuts();
        }

        census().await("places", 0);
        meet(visitor("Alice"), visitor("Bob"));
        census().await("places", 2);
    }
}
