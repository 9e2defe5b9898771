package rendezvous.drills;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import rendezvous.wire.RawSocket;

/** Frames larger than any may be, and messages that never end. */
class OversizeDrill {
    private static final int ATTACKERS = 100;
    private static final int TOO_MANY = 65_537;
    /** The head of a masked text frame that says it has 2^62 bytes. */
    private static final byte[] BOAST = {(byte) 0x81, (byte) 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, '{'};

    @Test
    void frames_that_are_too_large_are_closed_with_1009_before_they_are_held() throws Exception {
        try (var drill = Drill.begins()) {
            var codes = new ArrayList<Integer>();

            drill.attack(() -> {
                for (int i = 0; i < ATTACKERS; i++) {
                    codes.add(endOf(drill.open("203.0.113." + i), large()));
                    codes.add(endOf(drill.open("198.51.100." + i), BOAST));
                }
            });

            assertThat(codes).hasSize(2 * ATTACKERS).containsOnly(1009);
            drill.ends(
                    "oversize: " + ATTACKERS + " frames of 65,537 bytes, as many that claim 2^62",
                    "each cut with 1009");
        }
    }

    @Test
    void streams_of_fragments_without_an_end_are_closed() throws Exception {
        try (var drill = Drill.begins()) {
            var byCount = new ArrayList<Integer>();
            var bySize = new ArrayList<Integer>();

            drill.attack(() -> {
                for (int i = 0; i < ATTACKERS; i++) {
                    byCount.add(endOf(drill.open("203.0.113." + i), fragments(500, 0)));
                    bySize.add(endOf(drill.open("198.51.100." + i), fragments(100, 1_000)));
                }
            });

            assertThat(byCount).hasSize(ATTACKERS).isSubsetOf(1008, RawSocket.CUT);
            assertThat(bySize).hasSize(ATTACKERS).isSubsetOf(1009, RawSocket.CUT);
            drill.ends(
                    "fragment stream: " + ATTACKERS + " of 500 empty ones, as many of 100 KB in all",
                    "each cut, with 1008 and 1009");
        }
    }

    private static int endOf(RawSocket socket, byte[] bytes) {
        try {
            socket.writes(bytes);
        } catch (UncheckedIOException e) {
            // It was cut while it spoke.
        }
        return socket.awaitsClose();
    }

    private static byte[] large() {
        return RawSocket.frame(true, RawSocket.TEXT, "x".repeat(TOO_MANY).getBytes(UTF_8));
    }

    private static byte[] fragments(int number, int size) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(RawSocket.frame(false, RawSocket.TEXT, new byte[] {'{'}));
        for (int i = 0; i < number; i++) {
            all.writeBytes(RawSocket.frame(
                    false, RawSocket.CONTINUATION, "x".repeat(size).getBytes(UTF_8)));
        }
        return all.toByteArray();
    }
}
