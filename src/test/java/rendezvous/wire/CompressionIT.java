package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.wire.Reader.gets;
import static rendezvous.wire.Reader.header;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent compressed to browsers that take it, as payara/preboot.txt sets it up. */
class CompressionIT extends WireTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/js/app.js",
                "/assets/000000000000/js/app.js",
                "/styles/page.css",
                "/manifest.webmanifest",
                "/webjars/lit-html/3.3.2/package.json",
            })
    void text_is_compressed(String path) throws Exception {
        assertThat(encoding(path, "gzip")).isEqualTo("gzip");
        assertThat(encoding(path, "gzip, deflate, br, zstd")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/js/app.js"})
    void nobody_gets_it_who_did_not_ask(String path) throws Exception {
        assertThat(encoding(path, "identity")).isEmpty();
        assertThat(header(gets(at(path)), "Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.svg", "/icons/maskable.svg", "/icons/icon-512.png"})
    void what_is_small_or_packed_already_is_not(String path) throws Exception {
        assertThat(encoding(path, "gzip")).isEmpty();
    }

    private String encoding(String path, String accepted) throws Exception {
        return header(gets(at(path), "Accept-Encoding", accepted), "Content-Encoding");
    }
}
