package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many places are held for those whose socket broke: beyond, a visit ends with its socket, as if none ever were. */
class HeldPlacesIT {
    private static final int IN_ALL = 6;
    private static final int PER_ADDRESS = 3;

    private static OwnServer server;

    private final List<RawSocket> guests = new ArrayList<>();
    /** Of those who broke off, their tokens. */
    private final List<String> held = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = OwnServer.with(Map.of(
                "RENDEZVOUS_LIMITS_SOCKETS", Integer.toString(IN_ALL),
                "RENDEZVOUS_LIMITS_SOCKETS_PER_ADDRESS", Integer.toString(PER_ADDRESS),
                // Longer than a test takes, so that nobody is only waited for no longer.
                "RENDEZVOUS_RESUME_GRACE", "PT5M"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void everybodyGoesHome() {
        guests.forEach(RawSocket::close);
        for (var key : held) {
            Await.until("nobody is there", () -> figure("rendezvous_sockets") == 0);
            try (var back = open("192.0.2.1")) {
                returns(back, key);
            }
        }
        awaitsHeld(0);
    }

    @Test
    void the_next_of_an_address_with_as_many_as_it_may_have_is_gone_with_its_socket() {
        // given
        for (int i = 0; i < PER_ADDRESS; i++) {
            breaksOff("203.0.113.1");
        }
        var alice = open("203.0.113.1");
        var bob = open("203.0.113.2");
        var key = meet(alice, bob);

        // when
        alice.cuts();

        // then
        assertThat(bob.expect("leave").flag("isTimeout")).isTrue();
        assertThat(returns(open("203.0.113.1"), key)).isFalse();
        awaitsHeld(PER_ADDRESS);
        assertThat(returns(open("203.0.113.1"), held.get(0))).isTrue();
        breaksOff("203.0.113.2");
    }

    @Test
    void the_next_on_a_node_with_as_many_as_it_may_have_is_too_until_one_of_them_comes_back() {
        // given
        for (int i = 0; i < IN_ALL; i++) {
            breaksOff("203.0.113." + (3 + i % 3));
        }
        var alice = open("203.0.113.6");
        var bob = open("203.0.113.7");
        var key = meet(alice, bob);

        // when
        alice.cuts();

        // then
        assertThat(bob.expect("leave").flag("isTimeout")).isTrue();
        assertThat(returns(open("203.0.113.6"), key)).isFalse();
        assertThat(returns(open("203.0.113.3"), held.get(0))).isTrue();
        breaksOff("203.0.113.7");
    }

    /** Somebody comes, loses the connection, and is waited for. */
    private void breaksOff(String from) {
        int before = held();
        var guest = open(from);
        held.add(introduces(guest));
        guest.cuts();
        awaitsHeld(before + 1);
    }

    /** The first one's token. */
    private static String meet(RawSocket one, RawSocket other) {
        var key = introduces(one);
        introduces(other);
        one.says("{\"event\":\"queue\"}");
        other.says("{\"event\":\"queue\"}").expect("match");
        one.expect("match");
        return key;
    }

    private static String introduces(RawSocket guest) {
        return guest.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Guest\"}}")
                .expect("setInfoSuccess")
                .text("resume");
    }

    private static boolean returns(RawSocket guest, String key) {
        return guest.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Guest\",\"resume\":\"" + key + "\"}}")
                .expect("setInfoSuccess")
                .flag("resumed");
    }

    private RawSocket open(String from) {
        var guest = RawSocket.connectedTo(server.signaling());
        guests.add(guest);
        assertThat(guest.handshakes("X-Forwarded-For: " + from)).isEqualTo(101);
        return guest;
    }

    private static void awaitsHeld(int number) {
        Await.until(number + " places are held", () -> held() == number);
    }

    private static int held() {
        return figure("rendezvous_held");
    }

    private static int figure(String name) {
        try {
            return (int) new Figures(server.get("/metrics?scope=application")).of(name);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the server does not say how many there are", e);
        }
    }
}
