package rendezvous.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.config.RegionSettings.Region;

class RegionSettingsTest {
    @Test
    void there_are_none_unless_somebody_says_so() {
        assertThat(read("").regions()).isEmpty();
    }

    @Test
    void each_has_a_name_and_an_origin() {
        assertThat(read("eu-west=https://eu.example.org, us=https://us.example.org:8443,six=http://[::1]:80")
                        .regions())
                .containsExactly(
                        new Region("eu-west", "https://eu.example.org"),
                        new Region("us", "https://us.example.org:8443"),
                        new Region("six", "http://[::1]:80"));
    }

    /** Both the page and its headers are told of them as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://eu.example.org",
                "=https://eu.example.org",
                "EU=https://eu.example.org",
                "eu=https://eu.example.org/",
                "eu=https://EU.example.org",
                "eu=https://user@eu.example.org",
                "eu=https://eu.example.org; script-src *",
                "eu=https://eu.example.org\"><script>",
                "eu=https://*.example.org",
                "eu=wss://eu.example.org",
                "eu=javascript:alert(1)",
            })
    void anything_else_stops_the_start(String entry) {
        assertThatThrownBy(() -> read("ok=https://ok.example.org," + entry))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("rendezvous.regions is ");
    }

    private static RegionSettings read(String regions) {
        var source = new PropertiesConfigSource(Map.of("rendezvous.regions", regions), "test", 100);
        return RegionSettings.read(
                new Settings(new SmallRyeConfigBuilder().withSources(source).build()));
    }
}
