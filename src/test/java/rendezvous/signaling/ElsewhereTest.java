package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.identity.PeerId;

/** Somebody whose socket broke comes back to another node than the one where it lives. */
class ElsewhereTest {
    private static final Duration SOON = Duration.ofMillis(600);
    private static final int HOME = 0;
    private static final int OTHER = 1;

    private final Town town = new Town(3);
    private Wanderer ann;
    private Wanderer bob;
    private String room;

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

    @Test
    void what_a_pong_proves_is_kept_no_longer_and_who_is_silent_is_missed() {
        meet(2);
        livesOnAt(OTHER);
        var session = house(HOME).sessions.of(new PeerId(ann.id)).orElseThrow();
        bob.say(Town.candidate("candidate:1"));
        town.settle();
        ann.hear();
        house(HOME).clock.advance(House.SILENCE);
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
    void a_node_that_takes_no_letters_breaks_the_socket_and_not_the_visit() {
        meet(2);
        livesOnAt(OTHER);
        town.node(HOME).refuse(house(OTHER).node.self(), true);
        bob.say(Town.candidate("candidate:1"));
        town.settle();
        town.node(HOME).refuse(house(OTHER).node.self(), false);
        town.passes(Duration.ofMillis(100));
        assertThat(ann.socket.isClosed()).isTrue();
        ann.breaks();
        ann.comesBack(house(OTHER));
        town.settle();

        assertThat(ann.words()).containsExactly(candidate(1));
        assertThat(ann.resumed).isTrue();
    }

    @Test
    void who_lives_elsewhere_finds_its_place_again_when_the_node_of_its_socket_is_emptied() {
        meet(2);
        livesOnAt(OTHER);
        house(OTHER).drain.finish();
        assertThat(ann.socket.isClosed()).isTrue();
        ann.breaks();
        ann.comesBack(house(2));
        town.settle();
        ann.hear();

        assertThat(ann.resumed).isTrue();
        assertThat(bob.words()).isEmpty();
    }

    @Test
    void when_its_home_dies_its_socket_ends_and_it_is_a_newcomer_who_meets_people() {
        meet(2);
        var last = house(2);
        livesOnAt(OTHER);
        var before = ann.id;

        town.kill(house(HOME));
        town.settle();

        assertThat(ann.socket.isClosed()).isTrue();
        assertThat(bob.words()).containsExactly(Modelled.leave(room, before, true));
        ann.breaks();
        ann.comesBack(last);
        ann.hear();
        assertThat(ann.resumed).isFalse();
        assertThat(ann.id).isNotEqualTo(before);
        ann.say(Town.queue());
        bob.say(Town.queue());
        town.passes(SOON);
        assertThat(ann.words()).containsExactly("match");
        assertThat(bob.words()).containsExactly("match");
    }

    @Test
    void when_its_home_is_emptied_its_socket_ends_and_its_partner_is_told_nothing() {
        meet(2);
        livesOnAt(OTHER);

        house(HOME).drain.finish();
        town.settle();

        assertThat(ann.socket.isClosed()).isTrue();
        ann.breaks();
        ann.comesBack(house(OTHER));
        town.settle();
        ann.hear();
        assertThat(ann.resumed).isFalse();
        assertThat(bob.words()).isEmpty();
        assertThat(house(HOME).hosting.count()).isZero();
        assertThat(house(OTHER).lodgings.count()).isZero();
    }

    @Test
    void however_often_it_moves_and_whatever_gets_lost_all_arrives_once_and_in_order() {
        for (int seed = 0; seed < 60; seed++) {
            new ElsewhereTest().wander(new Random(seed), "of seed " + seed);
        }
    }

    private void wander(Random random, String which) {
        meet(random.nextInt(3));
        var toAnn = new ArrayList<String>();
        var toBob = new ArrayList<String>();
        for (int step = 0; step < 80; step++) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    ann.breaks();
                    ann.comesBack(house(random.nextInt(3)));
                }
                case 1 -> ann.hear();
                case 2 -> {
                    ann.say(Town.candidate("candidate:" + step));
                    toBob.add(candidate(step));
                }
                case 3 -> {
                    bob.say(Town.candidate("candidate:" + step));
                    toAnn.add(candidate(step));
                }
                default -> town.network.deliverAny(random);
            }
        }
        ann.breaks();
        ann.comesBack(house(random.nextInt(3)));
        town.settle();
        ann.hear();
        town.settle();
        ann.hear();

        assertThat(ann.resumed).as(which).isTrue();
        assertThat(ann.words()).as(which).containsExactlyElementsOf(toAnn);
        assertThat(bob.words()).as(which).containsExactlyElementsOf(toBob);
        ann.closes(1000);
        town.settle();
        bob.closes(1000);
        town.settle();
        assertThat(town.houses).as(which).allSatisfy(house -> {
            assertThat(house.sessions.count()).isZero();
            assertThat(house.hosting.count()).isZero();
            assertThat(house.keys.count()).isZero();
            assertThat(house.admission.held()).isZero();
        });
    }

    /** Its home, the node of its new socket, or that of its partner: each after each letter. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whichever_node_is_lost_at_whatever_step_nobody_stays_in_a_room_alone(int lost) {
        for (int letters = 0; letters < 12; letters++) {
            new ElsewhereTest().loseAfter(lost, letters);
        }
    }

    private void loseAfter(int lost, int letters) {
        meet(2);
        ann.breaks();
        ann.comesBack(house(OTHER));
        bob.say(Town.candidate("candidate:1"));
        for (int i = 0; i < letters && town.network.deliverOne(); i++) {
            ann.hear();
        }
        var dead = house(lost);
        town.kill(dead);
        town.passes(Duration.ofMillis(1_100));
        ann.hear();
        if (lost == HOME) {
            assertThat(ann.socket.isClosed() || !ann.resumed).isTrue();
        }
        town.passes(House.GRACE);
        town.houses.forEach(this::expire);
        town.settle();

        if (lost == 2) {
            assertThat(ann.words()).contains(Modelled.leave(room, bob.id, true));
        } else {
            assertThat(bob.words()).contains("leave " + room + " " + annsFirst + " true");
        }
        assertThat(town.houses).allSatisfy(house -> {
            assertThat(house.rooms.peers()).isZero();
            assertThat(house.hosting.count()).isLessThanOrEqualTo(lost == 2 ? 1 : 0);
        });
    }

    private String annsFirst;

    private void expire(House house) {
        List.copyOf(house.sessions.all()).forEach(house.departure::expire);
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

    private void meet(int partnersHome) {
        ann = new Wanderer(house(HOME));
        bob = new Wanderer(house(partnersHome));
        annsFirst = ann.id;
        ann.say(Town.queue());
        bob.say(Town.queue());
        town.passes(SOON);
        ann.hear();
        bob.hear();
        assertThat(ann.told).hasSize(1);
        room = Modelled.data(ann.told.get(0)).getString("roomId");
        assertThat(ann.words()).containsExactly("match");
        assertThat(bob.words()).containsExactly("match");
    }

    /** Its socket breaks, and it goes on over one of that node. */
    private void livesOnAt(int node) {
        ann.breaks();
        ann.comesBack(house(node));
        town.settle();
        ann.hear();
        assertThat(ann.resumed).isTrue();
    }

    private House house(int number) {
        return town.house(number);
    }

    private String candidate(int number) {
        return "icecandidate " + room + " candidate:" + number;
    }
}
