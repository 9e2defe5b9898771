package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rendezvous.protocol.Return;

/** Coming back: with which token, over which socket, and for how many a place is held. */
class ReturnKeysTest {
    private final House house = new House(1);
    private final FakeSocket socket = new FakeSocket();
    private final Line line = house.open(socket);
    private final PeerSession peer = line.peer();
    private FakeSocket latest = socket;
    private String key;

    @BeforeEach
    void somebody_is_here() {
        key = introduces(line, socket, "").getString("resume");
    }

    @Test
    void whoever_loses_the_answer_comes_back_with_the_token_it_has() {
        // given: the socket breaks before the answer has come
        house.close(line, 1006);
        var second = opens();
        var lost = returns(second, key);
        house.close(second, 1006);

        // when
        var third = opens();
        var answer = returns(third, key);

        // then
        assertThat(answer.getBoolean("resumed")).isTrue();
        assertThat(answer.getString("resume")).isEqualTo(lost.getString("resume"));
        assertThat(third.peer()).isSameAs(peer);
    }

    @Test
    void a_frame_over_the_new_socket_shows_that_the_answer_came_and_the_old_token_opens_nothing() {
        // given
        var second = opens();
        var next = returns(second, key).getString("resume");

        // when
        says(second, "{\"event\":\"ping\"}");

        // then
        assertThat(returns(opens(), key).getBoolean("resumed")).isFalse();
        assertThat(returns(opens(), next).getBoolean("resumed")).isTrue();
        assertThat(peer.stay().hasEnded()).isFalse();
    }

    @Test
    void of_two_that_overtake_each_other_the_later_attempt_holds() {
        // given: the second attempt comes first, and its answer has not come yet
        var second = opens();
        assertThat(returns(second, 2).getBoolean("resumed")).isTrue();

        // when
        assertThat(returns(opens(), 1).getBoolean("resumed")).isFalse();

        // then
        assertThat(second.peer()).isSameAs(peer);
        assertThat(peer.stay().takes(second)).isTrue();
        assertThat(peer.stay().hasEnded()).isFalse();
    }

    @Test
    void a_socket_that_ends_while_another_takes_over_does_not_end_the_visit() {
        // given: the token is used, and the other has not taken over yet
        var keys = peer.keys();
        assertThat(keys.use(new Return(keys.newest(() -> null), Return.ALL, 0), forgotten -> {}))
                .isTrue();

        // when
        house.close(line, 1006);

        // then
        var next = opens();
        assertThat(peer.moveTo(next, Return.ALL).isPresent()).isTrue();
        assertThat(peer.stay().hasEnded()).isFalse();
    }

    @Test
    void a_place_is_held_beside_the_sockets_and_given_back_when_its_visitor_returns() {
        house.close(line, 1006);
        assertThat(house.admission.sockets()).isZero();
        assertThat(house.admission.held()).isOne();

        returns(opens(), key);

        assertThat(house.admission.sockets()).isOne();
        assertThat(house.admission.held()).isZero();
    }

    @Test
    void whoever_connects_and_breaks_off_again_and_again_is_not_held_without_end() {
        for (int i = 0; i < 3 * House.PLACES; i++) {
            var next = new FakeSocket();
            var crowd = house.open(next);
            introduces(crowd, next, "");
            house.close(crowd, 1006);
        }

        assertThat(house.admission.held()).isEqualTo(House.PLACES);
        assertThat(house.sessions.all())
                .filteredOn(visitor -> visitor.stay().isAway())
                .hasSize(House.PLACES);
        assertThat(house.admission.sockets()).as("who was there before").isOne();

        house.clock.advance(House.GRACE);
        new ArrayList<>(house.sessions.all()).forEach(house.departure::expire);
        assertThat(house.admission.held()).isZero();
        assertThat(house.sessions.count()).isOne();
    }

    @Test
    void nothing_is_remembered_of_who_has_gone() {
        returns(opens(), key);

        house.close(peer.channel().line(), 1000);

        assertThat(house.keys.count()).isZero();
    }

    private JsonObject returns(Line by, String token) {
        return introduces(by, latest, ",\"resume\":\"" + token + "\"");
    }

    private JsonObject returns(Line by, int attempt) {
        return introduces(by, latest, ",\"resume\":\"" + key + "\",\"attempt\":" + attempt);
    }

    private Line opens() {
        latest = new FakeSocket();
        return house.open(latest);
    }

    private JsonObject introduces(Line by, FakeSocket over, String more) {
        over.take();
        says(by, "{\"event\":\"setInfo\",\"data\":{\"name\":\"N\"" + more + "}}");
        try (var reader = Json.createReader(new StringReader(over.take().get(0)))) {
            return reader.readObject().getJsonObject("data");
        }
    }

    /** As the endpoint does. */
    private void says(Line by, String frame) {
        var speaker = by.peer();
        if (speaker.stay().takes(by)) {
            house.router.receive(speaker, frame);
        }
    }
}
