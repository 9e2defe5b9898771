package rendezvous.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminSettingsTest {
    private static final String PASSWORD = "rendezvous.admin.password";
    private static final String FILE = "rendezvous.admin.password-file";

    @TempDir
    private Path folder;

    @Test
    void without_a_password_there_is_no_such_page() {
        assertThat(read(Map.of()).isOn()).isFalse();
        assertThat(read(Map.of(PASSWORD, " ")).isOn()).isFalse();
    }

    @Test
    void a_password_opens_it_from_the_setting_or_from_a_file() throws IOException {
        assertThat(read(Map.of(PASSWORD, "twelve chars")).password().reveal()).isEqualTo("twelve chars");
        assertThat(read(Map.of(FILE, file("twelve chars\n"))).password().reveal())
                .isEqualTo("twelve chars");
    }

    /** As systemd hands one over in the place of one that is not there. */
    @Test
    void an_empty_file_is_no_password() throws IOException {
        assertThat(read(Map.of(FILE, file("\n"))).isOn()).isFalse();
        assertThat(read(Map.of(FILE, file("\n"), PASSWORD, "twelve chars")).isOn())
                .isTrue();
    }

    @Test
    void one_that_would_be_guessed_stops_the_start_and_is_not_repeated() throws IOException {
        for (var settings : List.of(Map.of(PASSWORD, "eleven char"), Map.of(FILE, file("eleven char")))) {
            assertThatThrownBy(() -> read(settings))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageStartingWith("rendezvous.admin.password has fewer than 12 characters")
                    .hasMessageNotContaining("eleven");
        }
    }

    @Test
    void a_file_that_is_not_there_stops_the_start() {
        assertThatThrownBy(() -> read(Map.of(FILE, "/nowhere/at/all")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("rendezvous.admin.password-file is \"/nowhere/at/all\"");
    }

    @Test
    void two_passwords_are_one_too_many() {
        assertThatThrownBy(() -> read(Map.of(FILE, file("twelve chars"), PASSWORD, "twelve other")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("one is enough")
                .hasMessageNotContaining("twelve");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("password"), content).toString();
    }

    private static AdminSettings read(Map<String, String> properties) {
        return RendezvousConfig.from(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(properties, "test"))
                        .build())
                .admin();
    }
}
