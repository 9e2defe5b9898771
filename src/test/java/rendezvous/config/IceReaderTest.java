package rendezvous.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.config.IceSettings.Relay;
import rendezvous.config.IceSettings.Source;

class IceReaderTest {
    private static final String TURN = "turn:turn.example.org:3478?transport=udp";

    @TempDir
    private Path folder;

    @Test
    void without_settings_there_are_no_servers_and_no_secret() {
        assertThat(read(Map.of())).isEqualTo(IceSettings.of(java.util.List.of()));
    }

    @Test
    void coturn_has_its_urls_and_the_shared_secret() {
        var ice = read(Map.of(
                "source", "coturn",
                "urls", "stun:turn.example.org:3478, " + TURN + ",turns:[2001:db8::1]:443?transport=tcp",
                "secret", "s3cret",
                "ttl", "PT6H",
                "relay", "always"));

        assertThat(ice.source()).isEqualTo(Source.COTURN);
        assertThat(ice.urls())
                .containsExactly("stun:turn.example.org:3478", TURN, "turns:[2001:db8::1]:443?transport=tcp");
        assertThat(ice.secret().reveal()).isEqualTo("s3cret");
        assertThat(ice.ttl()).isEqualTo(Duration.ofHours(6));
        assertThat(ice.relay()).isEqualTo(Relay.ALWAYS);
        assertThat(ice.endpoint()).isNull();
    }

    @Test
    void a_secret_is_read_from_a_file_without_the_space_around_it() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "\n  from a file \r\n");

        var ice = read(Map.of("source", "coturn", "urls", TURN, "secret-file", file.toString()));

        assertThat(ice.secret().reveal()).isEqualTo("from a file");
    }

    @Test
    void an_empty_file_is_no_secret() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), " \n");

        assertThatThrownBy(() -> read(Map.of("source", "coturn", "urls", TURN, "secret-file", file.toString())))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("rendezvous.ice.secret-file")
                .hasMessageContaining(file.toString());
    }

    @Test
    void no_secret_is_ever_printed() {
        var both = Map.of("source", "coturn", "urls", TURN, "secret", "s3cret", "secret-file", "/some/file");

        assertThat(read(Map.of("source", "coturn", "urls", TURN, "secret", "s3cret"))
                        .toString())
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> read(both))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("one is enough")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "twilio, AC12, https://api.twilio.com",
        "cloudflare, key, https://rtc.live.cloudflare.com",
        "metered, chat, https://chat.metered.live"
    })
    void each_provider_has_its_address(String source, String account, URI endpoint) {
        var ice = read(Map.of("source", source, "account", account, "secret", "s3cret", "relay", "asked"));

        assertThat(ice.endpoint()).isEqualTo(endpoint);
        assertThat(ice.account()).isEqualTo(account);
    }

    @ParameterizedTest
    @CsvSource({"https://turn.example.org/api", "http://127.0.0.1:9000", "http://localhost", "http://[::1]:80/x"})
    void another_address_of_a_provider_is_secure_or_on_this_machine(URI endpoint) {
        var settings = Map.of("source", "twilio", "account", "AC1", "secret", "s", "endpoint", endpoint.toString());

        assertThat(read(settings).endpoint()).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "coturn, -, -, s3cret, rendezvous.ice.urls names no TURN server",
                "coturn, stun:stun.example.org, -, s3cret, rendezvous.ice.urls names no TURN server",
                "coturn, turn:turn.example.org, -, -, rendezvous.ice.secret is missing",
                "static, turn:turn.example.org, -, s3cret, rendezvous.ice.account is missing",
                "static, turns:turn.example.org, user, -, rendezvous.ice.secret is missing",
                "twilio, turn:turn.example.org, AC1, s3cret, rendezvous.ice.urls names a TURN server",
                "twilio, -, -, s3cret, rendezvous.ice.account is \"\"",
                "metered, -, evil.example.org/, s3cret, rendezvous.ice.account is \"evil.example.org/\"",
                "cloudflare, -, key, -, rendezvous.ice.secret is missing"
            })
    void settings_that_do_not_fit_together_say_which(
            String source, String urls, String account, String secret, String problem) {
        var settings = new HashMap<>(Map.of("source", source));
        settings.put("urls", urls == null ? "" : urls);
        settings.put("account", account == null ? "" : account);
        settings.put("secret", secret == null ? "" : secret);

        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(problem)
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://[", "https://_", "https:///api", "https://%zz"})
    void an_address_that_is_none_is_told_by_its_setting(String endpoint) {
        var settings = Map.of("source", "twilio", "account", "AC1", "secret", "s3cret", "endpoint", endpoint);

        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("rendezvous.ice.endpoint is \"" + endpoint + "\"");
    }

    @ParameterizedTest
    @CsvSource({"PT3S, PT9S, PT10S", "PT1M, PT2M59S, PT3M"})
    void a_credential_holds_until_the_heartbeat_has_brought_another(String interval, String tooShort, Duration enough) {
        var heartbeat = Map.of("heartbeat.interval", interval, "heartbeat.timeout", "PT2M");

        assertThat(read(heartbeat, Map.of("ttl", enough.toString())).ttl()).isEqualTo(enough);
        assertThatThrownBy(() -> read(heartbeat, Map.of("ttl", tooShort)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("rendezvous.ice.ttl is \"" + tooShort + "\"")
                .hasMessageContaining("from " + enough);
    }

    private static IceSettings read(Map<String, String> settings) {
        return read(Map.of(), settings);
    }

    private static IceSettings read(Map<String, String> others, Map<String, String> settings) {
        var properties = new HashMap<String, String>();
        others.forEach((name, value) -> properties.put("rendezvous." + name, value));
        settings.forEach((name, value) -> properties.put("rendezvous.ice." + name, value));
        return RendezvousConfig.from(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(properties, "test"))
                        .build())
                .ice();
    }
}
