package rendezvous.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.connector.FrameLimits.CONTROL_NANOS;
import static rendezvous.connector.FrameLimits.MAX_CONTROL_BURST;
import static rendezvous.connector.FrameLimits.MAX_FRAGMENT_BURST;
import static rendezvous.connector.FrameLimits.MAX_PAYLOAD_BYTES;
import static rendezvous.connector.FrameLimits.MESSAGE_NANOS;
import static rendezvous.connector.FrameLimits.Verdict.FINE;
import static rendezvous.connector.FrameLimits.Verdict.MALFORMED;
import static rendezvous.connector.FrameLimits.Verdict.TOO_BIG;
import static rendezvous.connector.FrameLimits.Verdict.TOO_MANY;
import static rendezvous.connector.FrameLimits.Verdict.TOO_SLOW;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameLimitsTest {

    private static final byte TEXT = (byte) 0x81;
    private static final byte PING = (byte) 0x89;
    private static final byte PONG = (byte) 0x8A;
    private static final byte FIRST = 0x01;
    private static final byte NEXT = 0x00;
    private static final byte LAST = (byte) 0x80;
    private static final long START = Long.MAX_VALUE - CONTROL_NANOS; // nanoTime may overflow

    private final FrameLimits limits = new FrameLimits(START);

    @Test
    void the_limit_is_in_bytes_of_payload() {
        assertThat(check(announcement(MAX_PAYLOAD_BYTES))).isEqualTo(FINE);
        assertThat(check(new FrameLimits(START), announcement(MAX_PAYLOAD_BYTES + 1L), START))
                .isEqualTo(TOO_BIG);
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 22, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void any_length_of_eight_bytes_is_understood(long length) {
        assertThat(check(announcement(length))).isEqualTo(TOO_BIG);
    }

    @Test
    void the_last_byte_of_the_length_is_enough() {
        var header = announcement(MAX_PAYLOAD_BYTES + 1L);

        assertThat(check(header.slice(0, 9))).isEqualTo(FINE);
        assertThat(check(header.slice(9, 1))).isEqualTo(TOO_BIG);
    }

    @Test
    void what_is_refused_stays_refused() {
        check(announcement(-1));

        assertThat(check(frame(TEXT, 1))).isEqualTo(TOO_BIG);
    }

    @Test
    void frames_of_every_shape_are_followed_however_they_are_cut() {
        var stream = ByteBuffer.allocate(300_000);
        for (int length : new int[] {0, 1, 125, 126, 127, 65_535, 65_536}) {
            stream.put(frame(TEXT, length)).put(frame(PING, length));
        }
        stream.put(announcement(MAX_PAYLOAD_BYTES + 1L)).flip();

        for (int cut : new int[] {1, 2, 3, 7, 13, 1000, 65_536, 300_000}) {
            var each = new FrameLimits(START);
            int last = stream.limit() - 1;
            for (int at = 0; at < last; at += cut) {
                assertThat(check(each, stream.slice(at, Math.min(cut, last - at)), START))
                        .as("cut by %d at %d", cut, at)
                        .isEqualTo(FINE);
            }
            assertThat(check(each, stream.slice(last, 1), START))
                    .as("cut by %d", cut)
                    .isEqualTo(TOO_BIG);
        }
    }

    @Test
    void the_buffer_is_left_as_it_was() {
        var bytes = ByteBuffer.allocate(100).position(10);
        bytes.put(frame(TEXT, 5)).limit(21).position(10);

        limits.follow(bytes, START);

        assertThat(bytes.position()).isEqualTo(10);
        assertThat(bytes.limit()).isEqualTo(21);
    }

    @Test
    void so_many_control_frames_at_once_and_no_more() {
        for (int i = 0; i < MAX_CONTROL_BURST; i++) {
            assertThat(check(frame(i % 2 == 0 ? PING : PONG, 0))).isEqualTo(FINE);
        }

        assertThat(check(frame(PING, 0))).isEqualTo(TOO_MANY);
    }

    @Test
    void a_hundred_of_them_a_second_for_ever() {
        for (int i = 0; i < 10 * MAX_CONTROL_BURST; i++) {
            assertThat(check(limits, frame(PING, 3), START + i * CONTROL_NANOS)).isEqualTo(FINE);
        }
    }

    @Test
    void time_without_them_saves_up_one_burst_only() {
        long later = START + 1000 * MAX_CONTROL_BURST * CONTROL_NANOS;
        for (int i = 0; i < MAX_CONTROL_BURST; i++) {
            assertThat(check(limits, frame(PING, 0), later)).isEqualTo(FINE);
        }

        assertThat(check(limits, frame(PING, 0), later)).isEqualTo(TOO_MANY);
    }

    @Test
    void messages_are_not_counted() {
        for (int i = 0; i < 2 * MAX_CONTROL_BURST; i++) {
            assertThat(check(frame(TEXT, 9))).isEqualTo(FINE);
        }
    }

    @Test
    void a_frame_without_a_mask_is_malformed() {
        assertThat(check(ByteBuffer.wrap(new byte[] {TEXT, 0}))).isEqualTo(MALFORMED);
        assertThat(check(new FrameLimits(START), ByteBuffer.wrap(new byte[] {TEXT, 126}), START))
                .isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC1, 0xA1, 0x91, 0x41, 0xF9, 0x83, 0x87, 0x8B, 0x8F, 0x03})
    void and_so_is_one_of_a_kind_that_nobody_defined(int first) {
        assertThat(check(ByteBuffer.wrap(new byte[] {(byte) first}))).isEqualTo(MALFORMED);
    }

    @Test
    void frames_are_followed_one_at_a_time() {
        var bytes =
                ByteBuffer.allocate(100).put(frame(PING, 3)).put(frame(TEXT, 5)).put(TEXT);
        bytes.flip();

        int ping = limits.follow(bytes, START);
        int text = limits.follow(bytes.position(ping), START);
        boolean between = limits.betweenFrames();
        int rest = limits.follow(bytes.position(text), START);

        assertThat(ping).isEqualTo(9);
        assertThat(text).isEqualTo(20);
        assertThat(between).isTrue();
        assertThat(rest).isEqualTo(21);
        assertThat(limits.betweenFrames()).isFalse();
    }

    @Test
    void between_the_fragments_of_a_message_no_other_can_come() {
        check(frame((byte) 0x01, 2));
        assertThat(limits.betweenMessages()).isFalse();
        check(frame(PING, 2));
        assertThat(limits.betweenMessages()).isFalse();
        check(frame((byte) 0x00, 2));
        assertThat(limits.betweenMessages()).isFalse();

        check(frame((byte) 0x80, 2));

        assertThat(limits.betweenMessages()).isTrue();
    }

    @Test
    void fragments_are_counted_though_they_are_empty_and_never_the_last() {
        check(frame(FIRST, 0));
        for (int i = 1; i < MAX_FRAGMENT_BURST; i++) {
            assertThat(check(frame(NEXT, 0))).isEqualTo(FINE);
        }

        assertThat(check(frame(NEXT, 0))).isEqualTo(TOO_MANY);
    }

    @Test
    void messages_in_a_few_fragments_may_come_for_ever() {
        for (int i = 0; i < 10 * MAX_FRAGMENT_BURST; i++) {
            long now = START + i * 2 * CONTROL_NANOS;
            assertThat(check(limits, frame(FIRST, 100), now)).isEqualTo(FINE);
            assertThat(check(limits, frame(LAST, 100), now)).isEqualTo(FINE);
        }
    }

    @Test
    void a_message_that_is_never_finished_is_too_slow_though_pongs_show_that_somebody_is_there() {
        check(frame(FIRST, 1));
        assertThat(check(limits, frame(NEXT, 1), START + MESSAGE_NANOS)).isEqualTo(FINE);

        assertThat(check(limits, frame(PONG, 0), START + MESSAGE_NANOS + 1)).isEqualTo(TOO_SLOW);
    }

    @Test
    void the_next_message_has_all_the_time_again() {
        check(frame(FIRST, 1));
        check(limits, frame(LAST, 1), START + MESSAGE_NANOS);

        assertThat(check(limits, frame(FIRST, 1), START + 3 * MESSAGE_NANOS)).isEqualTo(FINE);
        assertThat(check(limits, frame(LAST, 1), START + 4 * MESSAGE_NANOS)).isEqualTo(FINE);
    }

    private FrameLimits.Verdict check(ByteBuffer bytes) {
        return check(limits, bytes, START);
    }

    private static FrameLimits.Verdict check(FrameLimits limits, ByteBuffer bytes, long now) {
        while (bytes.hasRemaining() && limits.verdict() == FINE) {
            bytes.position(limits.follow(bytes, now));
        }
        return limits.verdict();
    }

    private static ByteBuffer announcement(long length) {
        return ByteBuffer.allocate(10)
                .put(TEXT)
                .put((byte) 0xFF)
                .putLong(length)
                .flip();
    }

    /** Mask and payload look like control frames that announce too much, to whoever takes them for a header. */
    private static ByteBuffer frame(byte opcode, int length) {
        var frame = ByteBuffer.allocate(14 + length).put(opcode);
        if (length < 126) {
            frame.put((byte) (0x80 | length));
        } else if (length <= 0xFFFF) {
            frame.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(length);
        }
        var rest = new byte[length + 4];
        Arrays.fill(rest, (byte) 0xFF);
        return frame.put(rest).flip();
    }
}
