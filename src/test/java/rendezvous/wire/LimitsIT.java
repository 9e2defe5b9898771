package rendezvous.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rendezvous.bench.load.ServerProcess;

/** What one address, one socket and all of them together may ask of a server, at limits small enough to be reached. */
class LimitsIT {
    private static final String PING = "{\"event\":\"ping\"}";
    private static final int IN_ALL = 60;
    private static final int PER_ADDRESS = 40;
    /** payara/payara.env */
    private static final int HTTP_THREADS = 16;

    private static OwnServer server;
    private static int looks;

    private final List<RawSocket> guests = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = OwnServer.with(Map.of(
                "RENDEZVOUS_LIMITS_SOCKETS", Integer.toString(IN_ALL),
                "RENDEZVOUS_LIMITS_SOCKETS_PER_ADDRESS", Integer.toString(PER_ADDRESS),
                "RENDEZVOUS_LIMITS_HANDSHAKES_PER_SECOND", "1",
                "RENDEZVOUS_LIMITS_HANDSHAKE_BURST", "50",
                "RENDEZVOUS_LIMITS_INTRODUCTION", "PT10M",
                "RENDEZVOUS_LIMITS_BYTES_PER_SECOND", "1024",
                "RENDEZVOUS_LIMITS_BYTE_BURST", "65536"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void everybodyGoesHome() {
        guests.forEach(RawSocket::close);
        guests.clear();
        Await.until("the server has forgotten them all", this::nobodyElseIsThere);
    }

    @Test
    void five_hundred_sockets_of_one_address_are_capped_and_others_come_in() {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 500; i++) {
            statuses.add(from("203.0.113.1"));
        }

        assertThat(statuses.subList(0, PER_ADDRESS)).containsOnly(101);
        assertThat(statuses.subList(PER_ADDRESS, 500)).containsOnly(429);
        assertThat(from("203.0.113.2")).isEqualTo(101);
        assertThat(lastHead()).doesNotContain("Retry-After");
    }

    @Test
    void one_ipv6_network_is_one_address() {
        for (int i = 0; i < PER_ADDRESS; i++) {
            assertThat(from("2001:db8:1:1::" + Integer.toHexString(i + 1))).isEqualTo(101);
        }

        assertThat(from("2001:db8:1:1:ffff::1")).isEqualTo(429);
        assertThat(lastHead()).contains("Retry-After: 30");
        assertThat(from("2001:db8:1:2::1")).isEqualTo(101);
    }

    @Test
    void handshakes_that_come_and_go_too_fast_are_told_when_to_come_again() {
        int refused = 0;
        for (int i = 0; i < 200 && refused == 0; i++) {
            refused += from("203.0.113.3") == 429 ? 1 : 0;
            guests.remove(guests.size() - 1).close();
        }

        assertThat(refused).isEqualTo(1);
        assertThat(from("203.0.113.4")).isEqualTo(101);
    }

    @Test
    void a_full_node_says_so_and_takes_others_as_soon_as_somebody_goes() {
        for (int i = 0; i < IN_ALL; i++) {
            assertThat(from("198.51.100." + (i + 1))).isEqualTo(101);
        }

        assertThat(from("198.51.100.200")).isEqualTo(503);
        assertThat(lastHead()).contains("Retry-After: 5");

        guests.get(0).cuts();
        guests.get(1).close();
        Await.until("a place is free again", () -> from("198.51.100.201") == 101);
    }

    @Test
    void forged_addresses_of_somebody_who_is_no_proxy_do_not_help() {
        // A proxy's entry comes last: whatever a visitor wrote itself stands before it.
        for (int i = 0; i < PER_ADDRESS; i++) {
            assertThat(from("10.0.0." + i + ", 203.0.113.5")).isEqualTo(101);
        }

        assertThat(from("192.0.2.77, 203.0.113.5")).isEqualTo(429);
        assertThat(from("127.0.0.1, 203.0.113.5")).isEqualTo(429);
    }

    @Test
    void handshakes_that_fail_after_they_were_admitted_leave_no_place_taken() {
        for (int i = 0; i < 45; i++) {
            var raw = guest(RawSocket.connectedTo(server.signaling()));
            assertThat(raw.asks("Upgrade: websocket\r\n", forwardedFor("203.0.113.6")))
                    .isBetween(400, 499);
        }

        Await.until("a socket of the same address is let in", () -> from("203.0.113.6") == 101);
    }

    @Test
    void a_flood_of_bytes_is_refused_and_then_closed() {
        var flood = open("203.0.113.7");
        var large = "{\"event\":\"ping\",\"data\":\"" + "x".repeat(200) + "\"}";
        var huge = "{\"event\":\"forget\",\"padding\":\"" + "x".repeat(30_000) + "\"}";

        flood.says(huge).says(huge).says(huge);
        assertThat(flood.next("an error").data().toString()).contains("rate-limited");

        flood.saysAtOnce(Collections.nCopies(200, large));
        assertThat(flood.awaitsClose()).isIn(1008, RawSocket.CUT);
    }

    @Test
    void a_flood_of_frames_is_cut_within_two_seconds_at_a_thousand_a_second() {
        // given
        var flood = open("203.0.113.8");

        // when: so many as come in two seconds, but at once, which is no easier for the server
        long start = System.nanoTime();
        flood.saysAtOnce(Collections.nCopies(2_000, PING));
        int served = 0;
        int refused = 0;
        var next = flood.next("pong, error or the end");
        while (next.event().equals("pong") || next.event().equals("error")) {
            served += next.event().equals("pong") ? 1 : 0;
            refused += next.event().equals("error") ? 1 : 0;
            next = flood.next("pong, error or the end");
        }

        // then: the burst and a second's worth or two, and as many errors as are answered
        assertThat(next.event()).isIn("closed 1008", "closed " + RawSocket.CUT);
        assertThat(served).isBetween(200, 500);
        assertThat(refused).isLessThanOrEqualTo(25);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void half_a_handshake_is_not_waited_for() {
        var half = guest(RawSocket.connectedTo(server.signaling()));
        half.writes("GET /signaling HTTP/1.1\r\nHost: localhost\r\nUpgr".getBytes(UTF_8));

        assertThat(half.awaitsClose()).isEqualTo(RawSocket.CUT);
    }

    @Test
    void fragments_without_an_end_are_closed() {
        var stream = open("203.0.113.9");
        stream.writes(RawSocket.frame(false, RawSocket.TEXT, "{".getBytes(UTF_8)));
        for (int i = 0; i < 500; i++) {
            stream.writes(RawSocket.frame(false, RawSocket.CONTINUATION, new byte[0]));
        }

        assertThat(stream.awaitsClose()).isIn(1008, RawSocket.CUT);
    }

    @Test
    void messages_that_are_too_large_in_fragments_leave_nothing_behind() {
        var part = RawSocket.frame(false, RawSocket.CONTINUATION, new byte[32 * 1024]);
        long before = sessions();

        for (int i = 0; i < 2 * HTTP_THREADS; i++) {
            var stream = open("198.51.100." + i);
            stream.writes(RawSocket.frame(false, RawSocket.TEXT, new byte[0]));
            stream.writes(part).writes(part).writes(part);
            assertThat(stream.awaitsClose()).isEqualTo(1009);
            stream.close();
        }

        // Each of the container's threads may still have the last handshake it saw.
        Await.until("the sessions are gone", () -> sessions() <= before + HTTP_THREADS);
    }

    /** Of the container's, that are not garbage. */
    private static long sessions() {
        try {
            return new ServerProcess(server.pid()).histogram().objects("org.glassfish.tyrus.core.TyrusSession");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the server does not say what it holds", e);
        }
    }

    private boolean nobodyElseIsThere() {
        try (var looker = RawSocket.connectedTo(server.signaling())) {
            return looker.handshakes(forwardedFor("192.0.2." + ++looks)) == 101
                    && looker.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Looker\"}}")
                                    .expect("setInfoSuccess")
                                    .fields()
                                    .getJsonObject("presence")
                                    .getInt("online")
                            == 1;
        }
    }

    private int from(String forwarded) {
        return guest(RawSocket.connectedTo(server.signaling())).handshakes(forwardedFor(forwarded));
    }

    private RawSocket open(String forwarded) {
        assertThat(from(forwarded)).isEqualTo(101);
        return guests.get(guests.size() - 1);
    }

    private String lastHead() {
        return guests.get(guests.size() - 1).head();
    }

    private static String forwardedFor(String addresses) {
        return "X-Forwarded-For: " + addresses;
    }

    private RawSocket guest(RawSocket guest) {
        guests.add(guest);
        return guest;
    }
}
