package rendezvous.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainKeyTest {
    @TempDir
    Path folder;

    private final DrainKey key = DrainKey.of(new SecureRandom());
    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("key");
    }

    @Test
    void who_can_read_the_file_may_give_the_command() throws IOException {
        key.writeTo(file);

        var written = Files.readString(file);
        assertThat(written).matches("[A-Za-z0-9_-]{43}\n");
        assertThat(key.isIn("Bearer " + written.strip())).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic OnBhc3N3b3Jk",
                "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void nobody_else_may(String authorization) {
        assertThat(key.isIn(authorization)).isFalse();
        assertThat(key.isIn(null)).isFalse();
    }

    @Test
    void the_key_of_another_start_is_worth_nothing() throws IOException {
        // given
        DrainKey.of(new Random(1)).writeTo(file);
        var earlier = Files.readString(file);

        // when
        key.writeTo(file);

        // then
        assertThat(key.isIn("Bearer " + earlier.strip())).isFalse();
        assertThat(Files.readString(file)).isNotEqualTo(earlier);
    }

    @Test
    void what_somebody_put_in_its_place_is_not_written_to() throws IOException {
        // given
        var other = Files.writeString(folder.resolve("other"), "mine");
        Files.createSymbolicLink(file, other);

        // when
        key.writeTo(file);

        // then
        assertThat(other).hasContent("mine");
        assertThat(file).isRegularFile().isNotEqualTo(other);

        Files.createDirectories(folder.resolve("full/of"));
        assertThatThrownBy(() -> key.writeTo(folder.resolve("full"))).isInstanceOf(DirectoryNotEmptyException.class);
    }
}
