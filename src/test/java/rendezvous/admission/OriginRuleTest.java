package rendezvous.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.config.OriginSettings;

class OriginRuleTest {
    private static final String HOST = "chat.example.test";

    private final OriginRule byDefault = new OriginRule(new OriginSettings(List.of(), false));

    @Test
    void pages_of_the_same_host_are_admitted() {
        assertThat(byDefault.admits("https://chat.example.test", HOST)).isTrue();
        assertThat(byDefault.admits("http://localhost:8080", "localhost:8080")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://chat.example.test.evil.example",
                "https://chat.example.test:8443",
                "https://evil.example/chat.example.test",
                "null",
                "",
                "chat.example.test",
                "https://chat.example.test@evil.example",
                "not a uri"
            })
    void pages_of_any_other_host_are_not(String origin) {
        assertThat(byDefault.admits(origin, HOST)).isFalse();
    }

    @Test
    void programs_without_an_origin_are_admitted_unless_configured_otherwise() {
        assertThat(byDefault.admits(null, HOST)).isTrue();
        assertThat(new OriginRule(new OriginSettings(List.of(), true)).admits(null, HOST))
                .isFalse();
    }

    @Test
    void further_origins_can_be_allowed() {
        var rule = new OriginRule(new OriginSettings(List.of("https://other.example"), false));

        assertThat(rule.admits("https://other.example", HOST)).isTrue();
        assertThat(rule.admits("http://other.example", HOST)).isFalse();
    }
}
