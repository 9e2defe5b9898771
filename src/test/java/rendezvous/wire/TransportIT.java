package rendezvous.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames: their size, their kind, and what RFC 6455 asks of both sides. */
class TransportIT extends WireTest {
    private static final int LIMIT = 64 * 1024;
    private static final String PING = "{\"event\":\"ping\"}";
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TOO_BIG = 1009;
    private static final int NOT_TEXT = 1003;

    @Test
    void a_frame_of_sixty_four_kib_is_fine() {
        rawSocket().says(padded(LIMIT)).expect("pong");
    }

    @Test
    void a_larger_frame_closes_the_connection() {
        assertThat(rawSocket().says(padded(LIMIT + 1)).awaitsClose()).isEqualTo(TOO_BIG);
        assertThat(rawSocket().says(padded(200_000)).awaitsClose()).isEqualTo(TOO_BIG);
    }

    @Test
    void size_is_counted_in_bytes_and_not_in_letters() {
        var letters = "{\"event\":\"ping\",\"x\":\"" + "é".repeat(LIMIT / 2) + "\"}";

        assertThat(rawSocket().says(letters).awaitsClose()).isEqualTo(TOO_BIG);
    }

    @Test
    void a_frame_in_fragments_is_put_together() {
        var raw = rawSocket();
        raw.writes(RawSocket.frame(false, RawSocket.TEXT, "{\"event\":".getBytes(UTF_8)));
        raw.writes(RawSocket.frame(false, RawSocket.CONTINUATION, "\"pi".getBytes(UTF_8)));
        raw.writes(RawSocket.frame(true, RawSocket.CONTINUATION, "ng\"}".getBytes(UTF_8)));

        raw.expect("pong");
    }

    @Test
    void a_frame_that_comes_byte_by_byte_is_put_together() {
        var raw = rawSocket();
        for (byte next : RawSocket.frame(true, RawSocket.TEXT, padded(200).getBytes(UTF_8))) {
            raw.writes(new byte[] {next});
        }

        raw.expect("pong");
    }

    @Test
    void frames_that_end_and_begin_within_one_packet_are_told_apart() {
        // given: three frames, cut where no frame ends
        var raw = rawSocket();
        var all = new ByteArrayOutputStream();
        for (var frame : new String[] {PING, padded(1_000), padded(LIMIT)}) {
            all.writeBytes(RawSocket.frame(true, RawSocket.TEXT, frame.getBytes(UTF_8)));
        }
        var bytes = all.toByteArray();

        // when
        raw.writes(Arrays.copyOf(bytes, PING.length() + 8));
        raw.writes(Arrays.copyOfRange(bytes, PING.length() + 8, 5_000));
        raw.writes(Arrays.copyOfRange(bytes, 5_000, bytes.length));

        // then
        for (int i = 0; i < 3; i++) {
            raw.expect("pong");
        }
        raw.says(PING).expect("pong");
    }

    @Test
    void many_fragments_that_are_too_large_together_close_the_connection() {
        var raw = rawSocket();
        var fragments = new ByteArrayOutputStream();
        var part = new byte[8 * 1024];
        Arrays.fill(part, (byte) ' ');
        fragments.writeBytes(RawSocket.frame(false, RawSocket.TEXT, part));
        for (int i = 0; i < 12; i++) {
            fragments.writeBytes(RawSocket.frame(false, RawSocket.CONTINUATION, part));
        }

        assertThat(raw.writes(fragments.toByteArray()).awaitsClose()).isEqualTo(TOO_BIG);
    }

    @Test
    void a_frame_that_is_too_large_harms_only_its_sender() {
        // given
        var mallory = visitor("Mallory");
        var bob = visitor("Bob");
        var room = meet(mallory, bob);

        // when
        mallory.says("offer", inRoom(room, description("offer", "x".repeat(900_000))));

        // then
        expectLeave(bob, mallory, room);
        mallory.expectClose(TOO_BIG);
        meet(bob, visitor("Carol"));
    }

    @Test
    void binary_frames_close_the_connection() {
        for (var payload : new byte[][] {{}, {1, 2, 3}, new byte[100_000]}) {
            var raw = rawSocket().writes(RawSocket.frame(true, RawSocket.BINARY, payload));
            assertThat(raw.awaitsClose()).as(payload.length + " bytes").isIn(NOT_TEXT, TOO_BIG);
        }
        var whole = rawSocket().writes(RawSocket.frame(true, RawSocket.BINARY, PING.getBytes(UTF_8)));
        assertThat(whole.awaitsClose()).isEqualTo(NOT_TEXT);
        var part = rawSocket().writes(RawSocket.frame(false, RawSocket.BINARY, PING.getBytes(UTF_8)));
        assertThat(part.awaitsClose()).isEqualTo(NOT_TEXT);
    }

    @Test
    void a_partner_who_sends_binary_frames_has_left() {
        var raw = rawSocket();
        raw.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Raw\"}}").expect("setInfoSuccess");
        raw.says("{\"event\":\"queue\"}");
        var bob = visitor("Bob").queues();
        bob.expectMatch();

        raw.writes(RawSocket.frame(true, RawSocket.BINARY, new byte[] {1}));

        assertThat(bob.expect("leave").flag("isTimeout")).isFalse();
        bob.expectNothingMore();
    }

    @Test
    void a_ping_frame_is_answered_by_a_pong_frame() {
        var raw = rawSocket().writes(RawSocket.frame(true, RawSocket.PING, "are you there".getBytes(UTF_8)));

        assertThat(raw.awaits(RawSocket.PONG).text()).isEqualTo("are you there");
    }

    @Test
    void a_close_frame_is_answered_by_a_close_frame() {
        var raw = rawSocket().writes(RawSocket.frame(true, RawSocket.CLOSE, new byte[] {0x03, (byte) 0xE8}));

        assertThat(raw.awaitsClose()).isEqualTo(1000);
    }

    @Test
    void text_that_is_not_utf8_closes_the_connection() {
        var raw = rawSocket().writes(RawSocket.frame(true, RawSocket.TEXT, new byte[] {'{', (byte) 0xff, '}'}));

        assertThat(raw.awaitsClose()).isEqualTo(1007);
    }

    @Test
    void text_that_ends_within_a_letter_closes_the_connection() {
        var cut = Arrays.copyOf("é".getBytes(UTF_8), 1);

        assertThat(rawSocket()
                        .writes(RawSocket.frame(true, RawSocket.TEXT, cut))
                        .awaitsClose())
                .isEqualTo(1007);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 11, 15})
    void frames_of_a_reserved_kind_close_the_connection(int opcode) {
        assertThat(rawSocket()
                        .writes(RawSocket.frame(true, opcode, new byte[0]))
                        .awaitsClose())
                .isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void a_frame_without_a_mask_closes_the_connection_at_once() {
        assertThat(rawSocket()
                        .writes(RawSocket.unmaskedFrame(RawSocket.TEXT, PING.getBytes(UTF_8)))
                        .awaitsClose())
                .isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void what_came_before_a_frame_without_a_mask_is_dealt_with() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(RawSocket.frame(true, RawSocket.TEXT, PING.getBytes(UTF_8)));
        bytes.writeBytes(RawSocket.unmaskedFrame(RawSocket.TEXT, PING.getBytes(UTF_8)));
        var raw = rawSocket().writes(bytes.toByteArray());

        raw.expect("pong");
        assertThat(raw.awaitsClose()).isEqualTo(PROTOCOL_ERROR);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x40, 0x20, 0x10, 0x70})
    void reserved_bits_close_the_connection(int bits) {
        var frame = RawSocket.frame(true, RawSocket.TEXT, PING.getBytes(UTF_8));
        frame[0] |= (byte) bits;

        assertThat(rawSocket().writes(frame).awaitsClose()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void letters_of_every_width_come_through_whole_and_in_fragments() {
        var data = "\"é€🦦\uFFFD\"";
        var frame = "{\"event\":\"ping\",\"data\":" + data + "}";
        var raw = rawSocket().says(frame);
        raw.writes(RawSocket.frame(false, RawSocket.TEXT, Arrays.copyOf(frame.getBytes(UTF_8), 30)));
        raw.writes(RawSocket.frame(
                true,
                RawSocket.CONTINUATION,
                Arrays.copyOfRange(frame.getBytes(UTF_8), 30, frame.getBytes(UTF_8).length)));

        assertThat(raw.expect("pong").data()).hasToString(data);
        assertThat(raw.expect("pong").data()).hasToString(data);
    }

    private static String padded(int bytes) {
        return PING + " ".repeat(bytes - PING.length());
    }
}
