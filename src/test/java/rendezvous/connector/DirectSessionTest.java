package rendezvous.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames as RFC 6455 §5.2 has them: the three lengths of a length, no mask from the server. */
class DirectSessionTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125})
    void short_ones_say_their_length_in_the_second_byte(int length) {
        var frame = DirectSession.frame("x".repeat(length));

        assertThat(frame.get()).isEqualTo((byte) 0x81);
        assertThat(frame.get()).isEqualTo((byte) length);
        assertThat(frame.remaining()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {126, 300, 65_535})
    void longer_ones_in_two_bytes_more(int length) {
        var frame = DirectSession.frame("x".repeat(length)).position(1);

        assertThat(frame.get()).isEqualTo((byte) 126);
        assertThat(frame.getShort() & 0xFFFF).isEqualTo(length);
        assertThat(frame.remaining()).isEqualTo(length);
    }

    @Test
    void and_the_longest_in_eight() {
        var frame = DirectSession.frame("x".repeat(65_536)).position(1);

        assertThat(frame.get()).isEqualTo((byte) 127);
        assertThat(frame.getLong()).isEqualTo(65_536);
        assertThat(frame.remaining()).isEqualTo(65_536);
    }

    @Test
    void the_length_is_that_of_the_bytes_and_not_of_the_characters() {
        ByteBuffer frame = DirectSession.frame("é🦦").position(1);

        assertThat(frame.get()).isEqualTo((byte) 6);
        assertThat(StandardCharsets.UTF_8.decode(frame).toString()).isEqualTo("é🦦");
    }
}
