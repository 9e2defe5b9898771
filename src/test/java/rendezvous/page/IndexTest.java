package rendezvous.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What index.html must keep to, to be served as {@link PageStart} serves it. */
class IndexTest {
    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"#]+)\"|\"\\./([^\"]+)\"");

    /** Those that browsers remember by their address. */
    private static final Pattern AT_THEIR_OWN_ADDRESS = Pattern.compile("favicon\\.svg|manifest\\.webmanifest");

    private final String index = Files.readString(WEBAPP.resolve("index.html"));

    IndexTest() throws IOException {}

    @Test
    void all_that_the_page_loads_is_versioned() {
        assertThat(references()
                        .filter(path -> !AT_THEIR_OWN_ADDRESS.matcher(path).matches()))
                .hasSizeGreaterThan(5)
                .allSatisfy(path -> assertThat(path).startsWith("@assets@/"));
    }

    @Test
    void all_that_the_page_loads_is_there() {
        assertThat(references().map(path -> path.replace("@assets@/", "")).filter(path -> !path.startsWith("webjars/")))
                .allSatisfy(path -> assertThat(WEBAPP.resolve(path)).exists());
    }

    @Test
    void nothing_in_it_needs_an_unsafe_policy() {
        assertThat(index).doesNotContainPattern("(?i)\\son[a-z]+=|\\sstyle=|<style|javascript:|<base");
        assertThat(Pattern.compile("<script(?![^>]* src=)").matcher(index).results())
                .as("inline scripts beside the import map")
                .hasSize(1);
    }

    private Stream<String> references() {
        return REFERENCE.matcher(index).results().map(IndexTest::path);
    }

    private static String path(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
