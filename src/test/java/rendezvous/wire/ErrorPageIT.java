package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static rendezvous.wire.Reader.asks;
import static rendezvous.wire.Reader.gets;
import static rendezvous.wire.Reader.header;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.container.Failing;

/** What is said when something is not there, not allowed, or broken. */
class ErrorPageIT extends WireTest {
    private static final String[] PERSON = {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"};

    @Test
    void a_person_is_told_that_there_is_no_such_page_and_where_to_go() throws Exception {
        var answer = gets(at("/no/such/page"), PERSON);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.body())
                .contains("There is no such page.", "href=\"/\"", "href=\"/assets/")
                .doesNotContain("@");
        isWithoutSecrets(answer);
    }

    @Test
    void a_mistake_of_ours_tells_nothing_of_itself() throws Exception {
        var answer = gets(at(Failing.PATH), PERSON);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("That did not work.");
        assertThat(header(answer, "Content-Security-Policy")).contains("style-src 'self'");
        isWithoutSecrets(answer);
    }

    @Test
    void what_cannot_be_done_is_refused_in_the_same_way() throws Exception {
        for (var method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
            var answer = asks(method, at("/"), PERSON);
            assertThat(answer.statusCode()).as(method).isIn(405, 501);
            assertThat(answer.body()).as(method).contains("That did not work.");
            isWithoutSecrets(answer);
        }
        assertThat(header(asks("POST", at("/")), "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void a_program_gets_the_status_alone() throws Exception {
        for (var path : new String[] {"/nothing-here", "/error", "/WEB-INF/error.html", Failing.PATH}) {
            assertThat(gets(at(path)).body()).as(path).isEmpty();
            assertThat(gets(at(path), "Accept", "*/*").body()).as(path).isEmpty();
        }
    }

    @Test
    void the_refusal_of_a_socket_is_bare() {
        var attempt = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", "https://evil.example")
                .buildAsync(signaling(), new WebSocket.Listener() {});

        assertThatThrownBy(attempt::join).cause().isInstanceOfSatisfying(WebSocketHandshakeException.class, refusal -> {
            assertThat(refusal.getResponse().statusCode()).isEqualTo(403);
            assertThat(header(refusal.getResponse(), "Content-Length")).isEqualTo("0");
        });
    }

    /** These never reach the application: the container answers by itself. */
    static Stream<Arguments> brokenRequests() {
        var long20k = "a".repeat(20_000);
        return Stream.of(
                arguments("an address that is far too long", 400, "GET /" + long20k + " HTTP/1.1\r\nHost: x\r\n"),
                arguments("a header that is far too long", 400, "GET / HTTP/1.1\r\nHost: x\r\nX: " + long20k + "\r\n"),
                arguments("far too many headers", 400, "GET / HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(300)),
                arguments("no host", 400, "GET / HTTP/1.1\r\n"),
                arguments("a negative length", 400, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n"),
                arguments(
                        "two lengths", 400, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n"),
                arguments("a version that there is not", 505, "GET / HTTP/9.9\r\nHost: x\r\n"),
                arguments("an echo of what was sent", 405, "TRACE / HTTP/1.1\r\nHost: x\r\nX: a-secret\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRequests")
    void what_breaks_http_itself_is_refused_without_a_word(String what, int status, String request) throws Exception {
        var answer = sendRaw(request + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\n");
        assertThat(answer)
                .doesNotContain("a-secret", "aaaa")
                .doesNotContainIgnoringCase("payara")
                .doesNotContainIgnoringCase("glassfish")
                .doesNotContainIgnoringCase("grizzly")
                .doesNotContainIgnoringCase("exception")
                .doesNotContainIgnoringCase("java")
                .doesNotContainIgnoringCase("\nServer:");
    }

    private String sendRaw(String request) throws IOException {
        var server = at("/");
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static void isWithoutSecrets(HttpResponse<String> answer) {
        assertThat(answer.body() + answer.headers().map())
                .doesNotContainIgnoringCase(Failing.SECRET)
                .doesNotContainIgnoringCase("exception")
                .doesNotContainIgnoringCase("payara")
                .doesNotContainIgnoringCase("at rendezvous.");
        assertThat(header(answer, "Server")).isEmpty();
        assertThat(header(answer, "X-Powered-By")).isEmpty();
    }
}
