package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.wire.Comings.expectNothingMore;
import static rendezvous.wire.Comings.returns;
import static rendezvous.wire.Comings.setInfo;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose socket breaks at one node goes on over a socket of another one, where it left off, and nobody else does. */
class ElsewhereIT {
    private static final int HOME = 0;
    private static final int OTHER = 1;

    private static Nodes nodes;

    private final List<RawSocket> guests = new ArrayList<>();
    private RawSocket alice;
    private RawSocket bob;
    private Received welcome;
    private String room;

    @BeforeAll
    static void start() throws Exception {
        nodes = Nodes.start(2);
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @BeforeEach
    void somebody_arrives() {
        alice = open(HOME);
        welcome = alice.says(setInfo("")).expect("setInfoSuccess");
    }

    @AfterEach
    void everybody_goes_home() throws Exception {
        guests.forEach(RawSocket::close);
        Await.until("nobody is there or waited for", () -> socketsAndPlaces() == 0);
        nodes.assertNoExceptions();
    }

    @ParameterizedTest
    @ValueSource(ints = {HOME, OTHER})
    void its_call_goes_on_with_all_that_was_said_meanwhile(int partnersHome) {
        // given: of two that came it will say that it has the first only, and a third comes while it is away
        meets(partnersHome);
        says(bob, "c1");
        expects(alice, "c1");
        long got = alice.heard();
        says(bob, "c2");
        expects(alice, "c2");
        alice.cuts();
        awaitsHeld(1);
        says(bob, "c3");
        expectNothingMore(bob);

        // when
        var second = open(OTHER);
        var back = returns(second, key(), got);

        // then
        assertThat(back.flag("resumed")).isTrue();
        assertThat(back.text("serverSocketId")).isEqualTo(welcome.text("serverSocketId"));
        assertThat(back.text("resume")).isNotEqualTo(key());
        assertThat(back.fields().getInt("received")).as("setInfo and queue").isEqualTo(2);
        expects(second, "c2");
        expects(second, "c3");
        expectNothingMore(second);
        says(second, "c4");
        expects(bob, "c4");
        says(bob, "c5");
        expects(second, "c5");
        expectNothingMore(bob);
        assertThat(figure(OTHER, "rendezvous_carried")).isEqualTo(1);
        assertThat(figure(HOME, "rendezvous_hosted")).isEqualTo(1);

        // when: that socket breaks, too
        got += second.heard() - 1;
        second.cuts();
        awaitsHeld(1);
        var third = open(HOME);
        var again = returns(third, back.text("resume"), got);

        // then
        assertThat(again.flag("resumed")).isTrue();
        third.closes(1000);
        var left = bob.expect("leave").fields();
        assertThat(left).isEqualTo(WireTest.leave(welcome.text("serverSocketId"), room, false));
    }

    @Test
    void its_token_opens_the_place_once_at_whichever_node() {
        // given
        meets(OTHER);
        alice.cuts();
        awaitsHeld(1);
        var second = open(OTHER);
        returns(second, key(), alice.heard());
        expectNothingMore(second);

        // when: what it has said shows that the answer came
        for (int node : List.of(HOME, OTHER)) {
            assertThat(returns(open(node), key(), alice.heard()).flag("resumed"))
                    .isFalse();
        }

        // then
        says(bob, "c1");
        expects(second, "c1");
        expectNothingMore(bob);
    }

    @Test
    void a_guess_opens_nothing_and_no_other_node_is_asked() {
        meets(OTHER);
        alice.cuts();
        awaitsHeld(1);
        double asked = reclaims();

        for (var guess : List.of(welcome.text("serverSocketId"), room, "x", key() + "x", "x" + key(), "A".repeat(34))) {
            assertThat(returns(open(OTHER), guess, alice.heard()).flag("resumed"))
                    .isFalse();
        }

        assertThat(reclaims()).isEqualTo(asked);
        assertThat(returns(open(OTHER), key(), alice.heard()).flag("resumed")).isTrue();
        assertThat(reclaims()).isEqualTo(asked + 1);
        expectNothingMore(bob);
    }

    private void meets(int partnersHome) {
        bob = open(partnersHome);
        bob.says(setInfo("")).expect("setInfoSuccess");
        alice.says("{\"event\":\"queue\"}");
        bob.says("{\"event\":\"queue\"}").expect("match");
        room = alice.expect("match").text("roomId");
    }

    private String key() {
        return welcome.text("resume");
    }

    private void says(RawSocket from, String candidate) {
        var data = WireTest.inRoom(room, WireTest.candidate(candidate));
        from.says("{\"event\":\"icecandidate\",\"data\":" + data + "}");
    }

    private static void expects(RawSocket to, String candidate) {
        assertThat(to.expect("icecandidate").text("candidate")).isEqualTo(candidate);
    }

    private RawSocket open(int node) {
        var guest = RawSocket.openTo(nodes.node(node).signaling());
        guests.add(guest);
        return guest;
    }

    private static void awaitsHeld(int number) {
        Await.until(number + " places are held", () -> figure(HOME, "rendezvous_held") == number);
    }

    private static double socketsAndPlaces() {
        double sum = 0;
        for (int node : List.of(HOME, OTHER)) {
            sum += figure(node, "rendezvous_sockets") + figure(node, "rendezvous_held");
            sum += figure(node, "rendezvous_carried") + figure(node, "rendezvous_hosted");
        }
        return sum;
    }

    private static double reclaims() {
        return figure(OTHER, "rendezvous_letters_sent_total", "kind", "reclaim");
    }

    private static double figure(int node, String name, String... labels) {
        return nodes.figures(node).of(name, labels);
    }
}
