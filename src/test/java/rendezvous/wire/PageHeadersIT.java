package rendezvous.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.wire.Reader.asks;
import static rendezvous.wire.Reader.gets;
import static rendezvous.wire.Reader.header;

import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.container.Failing;

/** What comes with the page and all that belongs to it. */
class PageHeadersIT extends WireTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/js/app.js",
                "/styles/page.css",
                "/favicon.svg",
                "/manifest.webmanifest",
                "/health/ready",
                "/nothing-here",
                "/assets/000000000000/js/app.js",
                "/assets/000000000000/nothing-here",
                Failing.PATH,
            })
    void every_answer_is_closed_to_other_sites(String path) throws Exception {
        var answer = gets(at(path));

        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'; ")
                .contains("frame-ancestors 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void the_page_may_run_its_own_scripts_and_the_import_map_it_was_sent_with() throws Exception {
        var page = gets(at("/"));
        var map = page.body().split("<script type=\"importmap\">")[1].split("</script>")[0];
        var digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(map.getBytes(UTF_8)));

        assertThat(header(page, "Content-Security-Policy"))
                .contains("script-src 'self' 'sha256-" + digest + "';")
                .contains("connect-src 'self';")
                .contains("require-trusted-types-for 'script'; trusted-types lit-html")
                .doesNotContain("unsafe");
    }

    @Test
    void the_page_may_use_the_camera_and_not_the_place() throws Exception {
        assertThat(header(gets(at("/")), "Permissions-Policy"))
                .contains("camera=(self)", "microphone=(self)", "geolocation=()");
    }

    @Test
    void the_page_shares_its_window_with_nobody() throws Exception {
        assertThat(header(gets(at("/")), "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @Test
    void the_page_is_html_in_utf_8() throws Exception {
        assertThat(header(gets(at("/")), "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    }

    @Test
    void the_page_is_not_sent_again_to_who_has_it() throws Exception {
        // given
        var page = gets(at("/"));
        var tag = header(page, "ETag");

        // when
        var again = gets(at("/index.html"), "If-None-Match", "\"another\", " + tag);

        // then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertThat(gets(at("/"), "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_can_be_asked_about_without_being_sent() throws Exception {
        var head = asks("HEAD", at("/"));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "ETag")).isEqualTo(header(gets(at("/")), "ETag"));
    }
}
