package rendezvous.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFramesTest {
    private static final int KEY = 0x37FA213D;

    private final TextFrames texts = new TextFrames();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 125, 126, 127, 4_096, 65_530, 65_535})
    void a_whole_frame_of_any_length_is_taken(int length) {
        var text = "0123456".repeat(length / 7 + 1).substring(0, length);

        assertThat(texts.take(direct(ClientFrame.text(text, KEY)))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1, 0x80808080, 0x00FF00FF, 0x12345678})
    void with_any_key(int key) {
        assertThat(texts.take(direct(ClientFrame.text("{\"event\":\"queue\"}", key))))
                .isEqualTo("{\"event\":\"queue\"}");
    }

    @Test
    void characters_of_every_width_are_whole_at_every_alignment() {
        for (int blanks = 0; blanks < 17; blanks++) {
            for (var letters : new String[] {"é", "€", "🦦", "\u0000", "\u007F\u0080\u07FF\u0800\uFFFF", "é€🦦é"}) {
                var text = " ".repeat(blanks) + letters + " ".repeat(blanks);

                assertThat(texts.take(direct(ClientFrame.text(text, KEY)))).isEqualTo(text);
            }
        }
    }

    @Test
    void one_frame_is_taken_at_a_time_from_wherever_the_buffer_stands() {
        var bytes = ByteBuffer.allocateDirect(300).position(3);
        bytes.put(ClientFrame.text("one", 1)).put(ClientFrame.text("", 2)).put(ClientFrame.text("x".repeat(200), 3));
        bytes.put(ClientFrame.text("cut", 4), 0, 8).flip().position(3);

        assertThat(texts.take(bytes)).isEqualTo("one");
        assertThat(texts.take(bytes)).isEmpty();
        assertThat(texts.take(bytes)).hasSize(200);
        assertThat(texts.take(bytes)).isNull();
        assertThat(bytes.remaining()).isEqualTo(8);
    }

    @Test
    void what_is_not_all_there_is_left() {
        for (int length : new int[] {0, 5, 300}) {
            var whole = ClientFrame.text("x".repeat(length), KEY);
            for (int there = 0; there < whole.length; there++) {
                isLeft(Arrays.copyOf(whole, there));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x80, 0x00, 0x82, 0x88, 0x89, 0x8A, 0xC1, 0xA1, 0x91})
    void what_is_no_final_text_frame_is_left(int first) {
        isLeft(ClientFrame.of(first, new byte[] {'a', 'b', 'c'}, KEY));
    }

    @Test
    void what_has_no_mask_or_a_length_of_eight_bytes_is_left() {
        isLeft(new byte[] {(byte) 0x81, 4, 'a', 'b', 'c', 'd'});
        isLeft(ClientFrame.text("x".repeat(65_536), KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "80", // a continuation of nothing
                "c3", // half a character
                "c328",
                "e282",
                "f09fa6",
                "c080", // longer than it need be
                "e08080",
                "f0808080",
                "eda080", // a surrogate
                "edbfbf",
                "f4908080", // beyond the last code point
                "f8888080",
            })
    void what_is_not_utf8_is_left(String hex) {
        for (int blanks = 0; blanks < 9; blanks++) {
            var around = "20".repeat(blanks);
            isLeft(ClientFrame.of(ClientFrame.TEXT, HexFormat.of().parseHex(around + hex + around), KEY));
        }
    }

    @Test
    void and_so_is_what_holds_the_character_that_stands_for_such() {
        isLeft(ClientFrame.text("a \uFFFD b", KEY));
    }

    private void isLeft(byte[] frame) {
        var bytes = direct(frame);

        assertThat(texts.take(bytes)).isNull();
        assertThat(bytes.position()).isZero();
        assertThat(bytes.limit()).isEqualTo(frame.length);
    }

    private static ByteBuffer direct(byte[] frame) {
        return ByteBuffer.allocateDirect(frame.length).put(frame).flip();
    }
}
