package rendezvous.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WellFormedTest {
    @Test
    void lone_surrogates_are_escaped_wherever_they_stand() {
        assertThat(WellFormed.text("[\"\ud800\",\"a\udc00b\",\"\udc00\ud800\"]"))
                .isEqualTo("[\"\\ud800\",\"a\\udc00b\",\"\\udc00\\ud800\"]");
    }

    @Test
    void pairs_and_everything_else_stay_as_they_are() {
        var text = "{\"name\":\"Kind Otter 🦦 é \u2028 \\\\ \\n\"}";

        assertThat(WellFormed.text(text)).isEqualTo(text);
        assertThat(WellFormed.text("\"🦦\ud83e\"")).isEqualTo("\"🦦\\ud83e\"");
    }
}
