package rendezvous.drills;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rendezvous.bench.load.ServerProcess;
import rendezvous.wire.Await;
import rendezvous.wire.RawSocket;

/** Those who are slow on purpose: they do not read what they are sent, or take for ever to say who they are. */
class SlowDrill {
    private static final int READERS = 15;
    private static final int FRAMES = 190;
    private static final int SHAKERS = 300;
    /** The container takes a hundred headers, and some more are on their way when it says so. */
    private static final int DRIPS_AT_MOST = 110;

    @Test
    void who_does_not_read_is_cut_and_costs_no_more_than_its_outbox() throws Exception {
        // Else their partners may not send as much in any time worth waiting for.
        var fast =
                Map.of("RENDEZVOUS_LIMITS_BYTES_PER_SECOND", "100000000", "RENDEZVOUS_LIMITS_BYTE_BURST", "100000000");
        try (var drill = Drill.beginsWith(fast)) {
            var readers = new ArrayList<RawSocket>();

            drill.attack(() -> {
                for (int i = 0; i < READERS; i++) {
                    readers.add(attackedBySlowness(drill, i));
                }
                Await.until("all cut", Duration.ofMinutes(1), () -> ended(drill) == READERS);
            });

            assertThat(readers).extracting(RawSocket::awaitsClose).containsOnly(RawSocket.CUT);
            drill.ends("slow reader: 12 MB for each of " + READERS + " who do not read", "each cut, cause `slow`");
        }
    }

    @Test
    void handshakes_that_take_for_ever_keep_nobody_out() throws Exception {
        try (var drill = Drill.begins()) {
            var shakers = new ArrayList<RawSocket>();
            var newcomers = new ArrayList<Integer>();

            // when: some say nothing, some stop in the middle of a line, and some in the middle of the headers
            drill.attack(() -> {
                for (int i = 0; i < SHAKERS; i++) {
                    shakers.add(half(
                            drill,
                            List.of("", "GET /sig", "GET /signaling HTTP/1.1\r\nHost: local")
                                    .get(i % 3)));
                }
                var newcomer = drill.open("198.51.100.1");
                newcomers.add(newcomer.says("{\"event\":\"ping\"}")
                        .expect("pong")
                        .raw()
                        .length());
                shakers.forEach(shaker ->
                        assertThat(shaker.awaitsEnd(Duration.ofMinutes(1))).isTrue());
            });

            assertThat(newcomers).isNotEmpty();
            drill.ends(
                    "slow handshake: " + SHAKERS + " that never finish",
                    "each cut by the container, another comes in meanwhile");
        }
    }

    @Test
    void handshakes_that_drip_hold_no_thread_and_no_place_and_end_too() throws Exception {
        try (var drill = Drill.begins()) {
            int threads = threads(drill);
            var headers = new ArrayList<Integer>();

            // when: as many as one address may have, and then one more from there
            drill.attack(() -> {
                try (var drips = Drips.of(SHAKERS, drill, "203.0.113.1")) {
                    Await.until("some headers", () -> drips.headers() >= 5);
                    drill.introduced("203.0.113.1");
                    assertThat(threads(drill)).isLessThan(threads + SHAKERS / 10);
                    Await.until("more headers", () -> drips.headers() >= 10);
                    assertThat(drips.open()).isEqualTo(SHAKERS);
                    drips.await(Duration.ofMinutes(5));
                    headers.add(drips.headers());
                }
            });

            assertThat(headers).allMatch(count -> count <= DRIPS_AT_MOST);
            drill.ends(
                    "dripping handshake: " + SHAKERS + " of one address, by a header a second",
                    "each cut by the container after " + headers.get(0)
                            + " headers, another of that address comes in meanwhile");
        }
    }

    /** The one who does not read, once it has been sent more than kernel and outbox hold. */
    private static RawSocket attackedBySlowness(Drill drill, int number) {
        var slow = drill.attacker(RawSocket.connectedTo(drill.server().signaling(), 4 * 1024));
        assertThat(slow.handshakes("X-Forwarded-For: 203.0.113." + number)).isEqualTo(101);
        slow.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Slow\"}}").expect("setInfoSuccess");
        var fast = drill.introduced("198.51.100." + number);
        fast.says("{\"event\":\"queue\"}");
        var room = slow.says("{\"event\":\"queue\"}").expect("match").text("roomId");
        fast.expect("match");
        var offer = "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"" + "x".repeat(64_000)
                + "\",\"roomId\":\"" + room + "\"}}";
        for (int i = 0; i < FRAMES; i++) {
            fast.says(offer);
        }
        fast.expect("leave");
        return slow;
    }

    private static int ended(Drill drill) {
        try {
            return drill.counted("rendezvous_visits_ended_total", "cause", "slow");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int threads(Drill drill) throws Exception {
        return new ServerProcess(drill.server().pid()).threads();
    }

    private static RawSocket half(Drill drill, String request) {
        return drill.attacker(RawSocket.connectedTo(drill.server().signaling())).writes(request.getBytes(US_ASCII));
    }
}
