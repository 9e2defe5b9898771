package rendezvous.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import rendezvous.connector.FrameLimits.Verdict;

/** A peer's bytes are followed and read as the plain reference reads them, however they are cut. */
class FramesFuzzTest {
    private final TextFrames reader = new TextFrames();

    @FuzzTest(maxDuration = "1m")
    void frames_are_followed_as_the_reference_follows_them(FuzzedDataProvider data) {
        int cut = data.consumeInt(1, 64);
        var bytes = data.consumeRemainingAsBytes();
        var plain = PlainFrames.of(bytes);

        var limits = new FrameLimits(0);
        var ends = new ArrayList<Integer>();
        for (int from = 0; from < bytes.length && limits.verdict() == Verdict.FINE; from += cut) {
            var piece = ByteBuffer.wrap(bytes, from, Math.min(cut, bytes.length - from));
            while (piece.hasRemaining() && limits.verdict() == Verdict.FINE) {
                int end = limits.follow(piece, ends.size() * FrameLimits.CONTROL_NANOS);
                piece.position(end);
                if (limits.verdict() == Verdict.FINE && limits.betweenFrames()) {
                    ends.add(end);
                }
            }
        }

        assertThat(limits.verdict()).isEqualTo(plain.verdict);
        assertThat(ends).isEqualTo(plain.ends);
    }

    @FuzzTest(maxDuration = "1m")
    void whole_texts_are_read_as_the_reference_reads_them(byte[] bytes) {
        var plain = PlainFrames.of(bytes);

        var limits = new FrameLimits(0);
        var buffer = ByteBuffer.wrap(bytes);
        List<String> texts = new ArrayList<>();
        for (int end : plain.ends) {
            var text = limits.betweenMessages() ? reader.take(buffer.duplicate()) : null;
            assertThat(limits.follow(buffer, texts.size() * FrameLimits.CONTROL_NANOS))
                    .isEqualTo(end);
            buffer.position(end);
            texts.add(text);
        }

        assertThat(texts).isEqualTo(plain.texts);
    }
}
