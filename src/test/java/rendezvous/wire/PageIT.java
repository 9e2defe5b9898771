package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What is served beside the socket. */
class PageIT extends WireTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void the_server_says_when_it_is_ready() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_is_served_at_the_root() throws Exception {
        var page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).contains("<title>Rendezvous</title>", "js/app.js");
    }

    @Test
    void the_pages_modules_are_served_as_scripts() throws Exception {
        var module = get("/js/app.js");

        assertThat(module.statusCode()).isEqualTo(200);
        assertThat(module.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
    }

    @Test
    void the_rendering_library_is_served_where_the_page_looks_for_it() throws Exception {
        var map = get("/").body();
        var path = map.substring(map.indexOf("/webjars/"));

        assertThat(get(path.substring(0, path.indexOf('"'))).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_not_there_is_not_found() throws Exception {
        assertThat(get("/nothing-here").statusCode()).isEqualTo(404);
        assertThat(get("/WEB-INF/classes/rendezvous/protocol/Codec.class").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }
}
