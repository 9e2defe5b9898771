package rendezvous.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VersionTest {
    private static final String VERSION = Version.of(files("/a.js", "one", "/b.js", "two"));

    @Test
    void the_same_files_have_the_same_version() {
        assertThat(Version.of(files("/b.js", "two", "/a.js", "one"))).isEqualTo(VERSION);
    }

    @Test
    void it_looks_as_it_says() {
        assertThat(VERSION).matches(Version.PATTERN);
    }

    @Test
    void other_content_is_another_version() {
        assertThat(Version.of(files("/a.js", "one", "/b.js", "twO"))).isNotEqualTo(VERSION);
    }

    @Test
    void another_name_is_another_version() {
        assertThat(Version.of(files("/a.js", "one", "/c.js", "two"))).isNotEqualTo(VERSION);
    }

    @Test
    void a_file_more_is_another_version() {
        assertThat(Version.of(files("/a.js", "one", "/b.js", "two", "/c.js", "")))
                .isNotEqualTo(VERSION);
    }

    @Test
    void what_moves_from_one_file_to_the_next_is_another_version() {
        assertThat(Version.of(files("/a.js", "onet", "/b.js", "wo"))).isNotEqualTo(VERSION);
    }

    @Test
    void pages_count_but_are_no_assets() {
        var files = PageFiles.of(files("/a.js", "one", "/index.html", "<html>"));

        assertThat(files.assets()).containsExactly("/a.js");
        assertThat(files.version()).isNotEqualTo(Version.of(files("/a.js", "one")));
    }

    private static SortedMap<String, byte[]> files(String... pathsAndContents) {
        var files = new TreeMap<String, byte[]>();
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            files.put(pathsAndContents[i], pathsAndContents[i + 1].getBytes(UTF_8));
        }
        return files;
    }
}
