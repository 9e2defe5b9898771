package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.identity.PeerId;

/** Somebody whose socket broke comes back to another node than the one where it lives, and goes on. */
class ElsewhereTest extends Elsewhere {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void it_goes_on_where_it_was_wherever_its_partner_lives(int partnersHome) {
        meet(partnersHome);
        var before = ann.id;
        ann.breaks();
        bob.say(Town.candidate("candidate:1"));
        town.settle();

        ann.comesBack(house(OTHER));
        bob.say(Town.candidate("candidate:2"));
        town.settle();
        bob.say(Town.candidate("candidate:3"));
        town.settle();

        assertThat(ann.words()).containsExactly(candidate(1), candidate(2), candidate(3));
        assertThat(ann.resumed).isTrue();
        assertThat(ann.id).isEqualTo(before);
        ann.say(Town.candidate("candidate:4"));
        town.settle();
        assertThat(bob.words()).containsExactly(candidate(4));
        assertThat(house(OTHER).sessions.of(new PeerId(ann.id))).isEmpty();

        bob.say(Town.leave());
        town.settle();
        assertThat(ann.words()).containsExactly(Modelled.leave(room, bob.id, false));
    }

    @Test
    void what_either_side_had_on_its_way_arrives_once_and_in_order() {
        meet(2);
        bob.say(Town.candidate("candidate:1"));
        town.settle();
        ann.breaks();
        // Neither of these has reached the other side.
        ann.socket.take();
        ann.say(Town.candidate("candidate:2"));

        ann.comesBack(house(OTHER));
        town.settle();
        ann.hear();
        town.settle();

        assertThat(ann.words()).containsExactly(candidate(1));
        assertThat(bob.words()).containsExactly(candidate(2));
    }

    @Test
    void it_moves_on_from_node_to_node_and_home_again() {
        meet(2);
        for (int at : List.of(1, 2, 1, 1, 0, 1)) {
            ann.breaks();
            ann.comesBack(house(at));
            town.settle();
            ann.hear();
            assertThat(ann.resumed).isTrue();
            ann.say(Town.candidate("candidate:" + at));
            bob.say(Town.candidate("candidate:" + at));
            town.settle();
            assertThat(ann.words()).containsExactly(candidate(at));
            assertThat(bob.words()).containsExactly(candidate(at));
        }
        ann.closes(1000);
        town.settle();
        assertThat(bob.words()).containsExactly(Modelled.leave(room, ann.id, false));
        isEmptyOfAnn();
    }

    @Test
    void a_socket_that_still_seemed_open_is_closed_wherever_it_is() {
        meet(2);
        livesOnAt(OTHER);
        var old = ann.socket;

        ann.comesBack(house(2));
        town.settle();
        ann.hear();

        assertThat(ann.resumed).isTrue();
        assertThat(old.isClosed()).isTrue();
        assertThat(ann.socket.isClosed()).isFalse();
    }

    @Test
    void who_waits_goes_on_waiting_and_meets_somebody() {
        ann = new Wanderer(house(HOME));
        ann.say(Town.queue());
        town.passes(SOON);
        ann.breaks();
        ann.comesBack(house(OTHER));
        town.settle();
        bob = new Wanderer(house(2));
        bob.say(Town.queue());
        town.passes(SOON);

        assertThat(ann.words()).containsExactly("match");
        assertThat(bob.words()).containsExactly("match");
    }

    @Test
    void what_a_pong_proves_is_kept_no_longer_and_who_is_silent_is_missed() {
        meet(2);
        livesOnAt(OTHER);
        var session = house(HOME).sessions.of(new PeerId(ann.id)).orElseThrow();
        bob.say(Town.candidate("candidate:1"));
        town.settle();
        ann.hear();
        house(HOME).clock.advance(House.SILENCE);
        session.channel().ping();
        town.settle();
        ann.answersPing(ann.got());
        town.settle();
        assertThat(house(HOME).departure.lose(session, House.SILENCE.toMillis()))
                .isFalse();
        assertThat(session.channel().resumableAfter(ann.got() - 1)).isEmpty();

        house(HOME).clock.advance(House.SILENCE.plusMillis(1));
        assertThat(house(HOME).departure.lose(session, House.SILENCE.toMillis()))
                .isTrue();
        town.settle();
        assertThat(ann.socket.isClosed()).isTrue();
        assertThat(bob.words()).containsExactly(Modelled.leave(room, ann.id, true));
    }

    @Test
    void a_pong_that_nobody_asked_for_is_no_letter() {
        meet(2);
        livesOnAt(OTHER);
        ann.answersPing(1);
        assertThat(town.network.lettersUnderWay()).isZero();
    }

    private void isEmptyOfAnn() {
        assertThat(house(HOME).sessions.count()).isZero();
        assertThat(house(HOME).keys.count()).isZero();
        assertThat(town.houses).allSatisfy(house -> {
            assertThat(house.hosting.count()).isZero();
            assertThat(house.lodgings.count()).isZero();
            assertThat(house.admission.held()).isZero();
        });
        assertThat(house(HOME).admission.sockets()).isZero();
        assertThat(house(OTHER).admission.sockets()).isZero();
    }
}
