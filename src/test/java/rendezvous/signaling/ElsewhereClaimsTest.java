package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who wants back a place of another node: by which token, and what is until the answer comes. */
class ElsewhereClaimsTest extends Elsewhere {
    @Test
    void a_token_that_was_used_and_answered_opens_nothing_anywhere() {
        meet(2);
        var stolen = ann.token;
        ann.breaks();
        ann.comesBack(house(OTHER));
        town.settle();
        ann.hear();
        ann.say(Town.candidate("candidate:1"));
        town.settle();

        var thief = new Wanderer(house(2));
        thief.closes(1000);
        thief.comesBack(house(2), stolen);
        town.settle();
        thief.hear();

        assertThat(thief.resumed).isFalse();
        assertThat(thief.id).isNotEqualTo(ann.id);
        assertThat(ann.socket.isClosed()).isFalse();
        bob.say(Town.candidate("candidate:2"));
        town.settle();
        assertThat(ann.words()).containsExactly(candidate(2));
    }

    @Test
    void who_was_forgotten_meanwhile_is_a_newcomer_once_its_home_has_said_so() {
        ann = new Wanderer(house(HOME));
        ann.closes(1000);
        ann.comesBack(house(OTHER));
        ann.sayUncounted(Town.queue());
        assertThat(ann.socket.take()).isEmpty();
        assertThat(town.network.lettersUnderWay())
                .as("its home is asked, and nobody else")
                .isOne();
        town.settle();
        ann.hear();

        assertThat(ann.resumed).isFalse();
        assertThat(house(OTHER).waiting.size()).isOne();
        assertThat(house(OTHER).lodgings.count()).isZero();
    }

    @Test
    void whose_home_has_no_place_for_one_more_is_a_newcomer_and_its_partner_does_not_wait_for_it() {
        meet(2);
        ann.breaks();
        for (int i = 0; i < House.PLACES; i++) {
            new Wanderer(house(HOME));
        }
        ann.comesBack(house(OTHER));
        town.settle();
        ann.hear();

        assertThat(ann.resumed).isFalse();
        assertThat(bob.words()).containsExactly(Modelled.leave(room, annsFirst, true));
    }

    @Test
    void for_a_token_that_was_made_up_no_node_is_asked() {
        ann = new Wanderer(house(HOME));
        var real = ann.token;
        ann.closes(1000);
        for (var madeUp : List.of("x", "no-token-of-anybody-00", real + "x", "x" + real, real.substring(1))) {
            ann.comesBack(house(OTHER), madeUp);
            ann.hear();

            assertThat(ann.resumed).isFalse();
            assertThat(town.network.lettersUnderWay()).isZero();
            ann.closes(1000);
        }
    }

    @Test
    void after_a_second_without_an_answer_it_is_a_newcomer_and_its_old_place_is_given_up() {
        meet(2);
        ann.breaks();
        town.network.freeze(town.node(HOME));
        var before = ann.id;
        ann.comesBack(house(OTHER));
        town.passes(Duration.ofMillis(950));
        assertThat(ann.socket.take()).isEmpty();
        town.passes(Duration.ofMillis(100));
        ann.hear();
        assertThat(ann.resumed).isFalse();
        assertThat(ann.id).isNotEqualTo(before);

        town.network.thaw(town.node(HOME));
        town.settle();

        assertThat(bob.words()).containsExactly(Modelled.leave(room, before, true));
        assertThat(house(HOME).sessions.count()).isZero();
        assertThat(house(HOME).hosting.count()).isZero();
    }

    @Test
    void who_says_too_much_before_the_answer_is_closed() {
        meet(2);
        ann.breaks();
        ann.comesBack(house(OTHER));
        for (int i = 0; i < 16; i++) {
            ann.sayUncounted(Town.candidate("candidate:" + i));
        }
        assertThat(ann.socket.isClosed()).isFalse();
        ann.sayUncounted(Town.candidate("candidate:16"));
        assertThat(ann.socket.isClosed()).isTrue();
    }

    @Test
    void a_socket_that_breaks_before_the_answer_costs_nothing() {
        meet(2);
        ann.breaks();
        ann.comesBack(house(OTHER));
        ann.breaks();
        town.settle();
        ann.comesBack(house(2));
        town.settle();
        ann.hear();

        assertThat(ann.resumed).isTrue();
        assertThat(house(OTHER).lodgings.count()).isZero();
        assertThat(house(HOME).hosting.count()).isOne();
    }

    @Test
    void a_wish_that_is_overtaken_by_the_next_one_takes_nothing_away() {
        meet(2);
        ann.breaks();
        ann.comesBack(house(OTHER));
        ann.breaks();
        ann.comesBack(house(2));
        while (town.network.deliverOne(town.node(2), town.node(HOME))) {
            // Only the later one gets there.
        }
        while (town.network.deliverOne(town.node(HOME), town.node(2))) {
            // And is answered.
        }
        ann.hear();
        assertThat(ann.resumed).isTrue();

        town.settle();

        assertThat(ann.socket.isClosed()).isFalse();
        bob.say(Town.candidate("candidate:1"));
        town.settle();
        assertThat(ann.words()).containsExactly(candidate(1));
        assertThat(bob.words()).isEmpty();
        assertThat(house(OTHER).lodgings.count()).isZero();
    }
}
