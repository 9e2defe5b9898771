package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rendezvous.wire.RawSocket;

/** Those who take places and give nothing: without a name, without an answer, by the hundred, under false addresses. */
class HoarderDrill {
    private static final String SOMEWHERE = "127.0.0.66";
    private static final String ELSEWHERE = "127.0.0.67";
    /** As many as one address may have. */
    private static final int PER_ADDRESS = 300;

    @Test
    void who_never_says_a_name_is_closed_and_so_is_who_falls_silent() throws Exception {
        try (var drill = Drill.begins()) {
            var codes = new ArrayList<Integer>();

            drill.attack(() -> {
                var nameless = opens(drill, 250, "192.0.2.");
                var silent = IntStream.range(0, 250)
                        .mapToObj(i -> drill.introduced("198.51.100." + i))
                        .toList();
                nameless.forEach(raw -> codes.add(raw.awaitsClose()));
                silent.forEach(raw -> codes.add(raw.awaitsClose()));
            });

            assertThat(codes).hasSize(500).containsOnly(1008);
            assertThat(drill.counted("rendezvous_refused_total", "reason", "unintroduced"))
                    .isEqualTo(250);
            assertThat(drill.counted("rendezvous_visits_ended_total", "cause", "silent"))
                    .isEqualTo(250);
            drill.ends("idle hoarder: 250 sockets without a name, 250 that fall silent", "each closed with 1008");
        }
    }

    @Test
    void five_hundred_sockets_of_one_address_are_capped_and_other_addresses_are_not() throws Exception {
        try (var drill = Drill.begins()) {
            var statuses = new ArrayList<Integer>();

            drill.attack(() -> {
                for (int i = 0; i < 500; i++) {
                    statuses.add(tries(drill));
                }
                var other =
                        drill.attacker(RawSocket.from(ELSEWHERE, drill.server().signaling()));
                assertThat(other.handshakes()).isEqualTo(101);
            });

            assertCapped(statuses);
            drill.ends(
                    "500 sockets of one address", admitted(statuses) + " let in, all others 429; another address: 101");
        }
    }

    @Test
    void addresses_that_somebody_makes_up_do_not_get_it_in() throws Exception {
        try (var drill = Drill.beginsWith(Map.of("RENDEZVOUS_PROXY_TRUSTED", "127.0.0.1/32"))) {
            var statuses = new ArrayList<Integer>();

            drill.attack(() -> {
                for (int i = 0; i < 500; i++) {
                    statuses.add(tries(drill, forged("203.0.113." + i % 250)));
                }
            });

            assertCapped(statuses);
            // By way of the proxy, before whose own entry anything may stand.
            var proxied = drill.attacker(RawSocket.connectedTo(drill.server().signaling()));
            assertThat(proxied.handshakes("X-Forwarded-For: 198.51.100.7, " + SOMEWHERE))
                    .isEqualTo(429);
            drill.ends(
                    "forged headers: X-Forwarded-For, Forwarded, X-Real-IP, CF-Connecting-IP, 500 times anew",
                    admitted(statuses) + " let in, all others 429");
        }
    }

    private static List<RawSocket> opens(Drill drill, int number, String network) {
        return IntStream.range(0, number).mapToObj(i -> drill.open(network + i)).toList();
    }

    /** From {@link #SOMEWHERE}, and says its name where it is let in: that it has longer to stay. The answer's status. */
    private static int tries(Drill drill, String... headers) {
        var raw = drill.attacker(RawSocket.from(SOMEWHERE, drill.server().signaling()));
        int status = raw.handshakes(headers);
        if (status == 101) {
            raw.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Mallory\"}}");
        }
        return status;
    }

    private static void assertCapped(List<Integer> statuses) {
        assertThat(statuses.subList(0, PER_ADDRESS)).containsOnly(101);
        assertThat(statuses.subList(PER_ADDRESS, statuses.size())).containsOnly(429);
    }

    private static long admitted(List<Integer> statuses) {
        return statuses.stream().filter(status -> status == 101).count();
    }

    private static String[] forged(String address) {
        return new String[] {
            "X-Forwarded-For: " + address,
            "Forwarded: for=" + address,
            "X-Real-IP: " + address,
            "CF-Connecting-IP: " + address,
            "True-Client-IP: " + address
        };
    }
}
