package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.wire.Reader.asks;
import static rendezvous.wire.Reader.gets;
import static rendezvous.wire.Reader.header;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files under their version, and without. */
class AssetsIT extends WireTest {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Test
    void everything_the_page_names_is_there_and_is_kept_for_ever() throws Exception {
        var named = Pattern.compile("assets/[0-9a-f]{12}/[^\"]+[^\"/](?=\")")
                .matcher(gets(at("/")).body())
                .results()
                .map(found -> "/" + found.group())
                .toList();

        assertThat(named).hasSizeGreaterThan(5);
        for (var path : named) {
            var asset = gets(at(path));
            assertThat(asset.statusCode()).as(path).isEqualTo(200);
            assertThat(header(asset, "Cache-Control")).as(path).isEqualTo(FOR_EVER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "js/app.js,                     javascript",
        "styles/page.css,               text/css",
        "favicon.svg,                   image/svg+xml",
        "icons/icon-192.png,            image/png",
        "manifest.webmanifest,          application/manifest+json",
        "webjars/lit-html/3.3.2/lit-html.js, javascript",
    })
    void a_versioned_file_is_the_file_itself(String file, String type) throws Exception {
        var versioned = gets(at(assets() + file));
        var plain = gets(at("/" + file));

        assertThat(versioned.statusCode()).isEqualTo(200);
        assertThat(versioned.body()).isNotEmpty().isEqualTo(plain.body());
        assertThat(header(versioned, "ETag")).isNotEmpty().isEqualTo(header(plain, "ETag"));
        assertThat(header(versioned, "Content-Type")).contains(type).isEqualTo(header(plain, "Content-Type"));
    }

    @Test
    void another_version_is_todays_file_and_not_kept() throws Exception {
        var old = gets(at("/assets/000000000000/js/app.js"));

        assertThat(old.statusCode()).isEqualTo(200);
        assertThat(old.body()).isEqualTo(gets(at("/js/app.js")).body());
        assertThat(header(old, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void a_file_that_is_known_is_not_sent_again() throws Exception {
        for (var path : new String[] {"/js/app.js", assets() + "js/app.js"}) {
            var file = gets(at(path));

            var byTag = gets(at(path), "If-None-Match", header(file, "ETag"), "Accept-Encoding", "gzip");
            var byTime = gets(at(path), "If-Modified-Since", header(file, "Last-Modified"));

            assertThat(byTag.statusCode()).as(path).isEqualTo(304);
            assertThat(byTag.body()).as(path).isEmpty();
            assertThat(header(byTag, "Cache-Control")).as(path).isEqualTo(header(file, "Cache-Control"));
            assertThat(byTime.statusCode()).as(path).isEqualTo(304);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEB-INF/web.xml",
                "WEB-INF/error.html",
                "web-inf/web.xml",
                "META-INF/MANIFEST.MF",
                "/WEB-INF/web.xml",
                "../../WEB-INF/web.xml",
                "js/../WEB-INF/web.xml",
                "js/..%2fWEB-INF/web.xml",
                "%2e%2e/%2e%2e/WEB-INF/web.xml",
                "js/..;/..;/WEB-INF/web.xml",
                "..%5cWEB-INF/web.xml",
                "%57EB-INF/web.xml",
                "index.html",
                "signaling",
                "health",
                "js",
                "js/",
                "",
                "nothing-here",
            })
    void nothing_but_assets_is_reached_that_way(String path) throws Exception {
        var answer = gets(at(assets() + path));

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Cache-Control")).doesNotContain("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets", "/assets/", "/assets/js/app.js", "/assets/00/js/app.js", "/assets/000000000000"})
    void an_address_without_a_version_is_none(String path) throws Exception {
        assertThat(gets(at(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void assets_are_only_read() throws Exception {
        var asset = at(assets() + "js/app.js");

        assertThat(asks("HEAD", asset).statusCode()).isEqualTo(200);
        for (var method : new String[] {"POST", "PUT", "DELETE", "PATCH", "TRACE"}) {
            assertThat(asks(method, asset).statusCode()).as(method).isIn(405, 501);
        }
    }

    private String assets() throws Exception {
        return "/assets/" + gets(at("/")).body().split("assets/", 2)[1].substring(0, 12) + "/";
    }
}
