package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.wire.Reader.gets;
import static rendezvous.wire.Reader.header;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service that is in several places: what the page is told of them, and what pages of the others learn here. */
class RegionsIT {
    private static OwnServer server;

    @BeforeAll
    static void start() throws Exception {
        server = OwnServer.with(Map.of(
                "RENDEZVOUS_REGIONS", "eu=https://eu.example.org,us=https://us.example.org",
                "RENDEZVOUS_ORIGIN_ALLOWED", "https://us.example.org"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_page_knows_them_and_may_ask_them_and_nobody_else() throws Exception {
        var page = gets(server.at("/"));

        assertThat(page.body()).contains("content=\"eu=https://eu.example.org,us=https://us.example.org\"");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("connect-src 'self' https://eu.example.org wss://eu.example.org "
                        + "https://us.example.org wss://us.example.org;");
    }

    @Test
    void a_page_of_an_allowed_origin_may_measure_how_far_it_is() throws Exception {
        var answer = gets(server.at("/near"), "Origin", "https://us.example.org");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://us.example.org");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void any_other_does_not_come_to_think_that_it_could_connect() throws Exception {
        for (var origin : new String[] {"https://eu.example.org", "https://us.example.org.evil.example", "null"}) {
            var answer = gets(server.at("/near"), "Origin", origin);

            assertThat(answer.statusCode()).as(origin).isEqualTo(403);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void nothing_else_is_opened_to_an_allowed_origin() throws Exception {
        for (var path : new String[] {"/", "/js/app.js", "/health/ready", "/metrics"}) {
            var answer = gets(server.at(path), "Origin", "https://us.example.org");

            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
        }
    }
}
