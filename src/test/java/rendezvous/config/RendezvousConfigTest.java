package rendezvous.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendezvousConfigTest {

    @Test
    void everything_has_a_default() {
        var config = RendezvousConfig.from(configOf(Map.of()));

        assertThat(config.heartbeat()).isEqualTo(new HeartbeatSettings(Duration.ofSeconds(3), Duration.ofSeconds(15)));
        assertThat(config.skips().duration()).isEqualTo(Duration.ofMinutes(60));
        assertThat(config.matching().interval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void values_are_taken_from_the_configuration() {
        var config = RendezvousConfig.from(configOf(Map.of(
                "rendezvous.matching.interval", " PT0.2S ",
                "rendezvous.origin.allowed", "https://a.example, https://b.example",
                "rendezvous.origin.required", "true")));

        assertThat(config.matching().interval()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.origin().allowed()).containsExactly("https://a.example", "https://b.example");
        assertThat(config.origin().required()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "rendezvous.matching.interval, soon, PT0.05S to PT1S",
        "rendezvous.matching.interval, PT2S, PT0.05S to PT1S",
        "rendezvous.matching.widen-after, PT6M, PT0S to PT5M",
        "rendezvous.matching.widen-after, PT-1S, PT0S to PT5M",
        "rendezvous.presence.interval, PT0.5S, PT1S to PT5M",
        "rendezvous.limits.interest-count, 21, 1 to 20",
        "rendezvous.limits.interest-length, 0, 1 to 64",
        "rendezvous.skips.max-per-peer, 0, 1 to 100000",
        "rendezvous.limits.name-length, 1.5, 1 to 256",
        "rendezvous.heartbeat.timeout, PT1S, PT6S to PT10M",
        "rendezvous.ice.urls, turn:turn.example.org?transport=sctp, such as stun:stun.example.org:3478",
        "rendezvous.ice.urls, http://turn.example.org, such as stun:stun.example.org:3478",
        "rendezvous.ice.source, xirsys, 'one of static, coturn, twilio, cloudflare, metered'",
        "rendezvous.ice.ttl, PT9S, PT10S to PT24H",
        "rendezvous.ice.endpoint, http://provider.example.org, begins with https://",
        "rendezvous.ice.endpoint, http://127.0.0.1.example.org, begins with https://",
        "rendezvous.ice.secret-file, /nowhere/at/all, the path of a file",
        "rendezvous.ice.relay, sometimes, 'one of off, asked, always'",
        "rendezvous.ice.relay, asked, off as long as neither",
        "rendezvous.ice.relay, always, off as long as neither",
        "rendezvous.ice.urls, stun:a b, such as stun:stun.example.org:3478",
        "rendezvous.origin.allowed, https://chat.example.org/, such as https://chat.example.org",
        "rendezvous.origin.allowed, https://Chat.example.org, such as https://chat.example.org",
        "rendezvous.origin.required, yes, true or false"
    })
    void a_wrong_value_names_the_property_its_value_and_what_is_allowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> RendezvousConfig.from(configOf(Map.of(name, value))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("\"" + value + "\"")
                .hasMessageContaining(allowed);
    }

    @Test
    void the_documentation_lists_each_property_with_its_default_and_variable_and_no_other() throws IOException {
        var settings = new Settings(configOf(Map.of()));
        RendezvousConfig.read(settings);
        var documented = Files.readAllLines(Path.of("docs/configuration.md")).stream()
                .filter(line -> line.startsWith("| `rendezvous.") || line.startsWith("| `mp."))
                .toList();

        assertThat(documented).hasSameSizeAs(settings.known());
        for (var known : settings.known()) {
            var shownDefault = known.defaultValue().isEmpty() ? "(none)" : "`" + known.defaultValue() + "`";
            var variable = known.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            assertThat(documented)
                    .as("a row for %s", known)
                    .anyMatch(row -> row.startsWith("| `" + known.name() + "` | " + shownDefault + " |")
                            && row.contains("`" + variable + "`"));
        }
    }

    private static Config configOf(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test"))
                .build();
    }
}
