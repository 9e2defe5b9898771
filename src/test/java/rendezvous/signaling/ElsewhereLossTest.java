package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody goes on elsewhere while letters and nodes are lost. */
class ElsewhereLossTest extends Elsewhere {
    /** Whose socket ended before there was an answer is remembered until then. */
    private static final Duration FORGETTING = Duration.ofSeconds(22);

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
            new ElsewhereLossTest().wander(new Random(seed), "of seed " + seed);
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
            assertThat(house.admission.sockets()).isZero();
        });
        town.passes(FORGETTING);
        assertThat(town.houses).as(which).allSatisfy(house -> assertThat(house.lodgings.count())
                .isZero());
    }

    /** Its home, the node of its new socket, or that of its partner: each after each letter. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whichever_node_is_lost_at_whatever_step_nobody_stays_in_a_room_alone(int lost) {
        for (int letters = 0; letters < 12; letters++) {
            new ElsewhereLossTest().loseAfter(lost, letters);
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

    private void expire(House house) {
        List.copyOf(house.sessions.all()).forEach(house.departure::expire);
    }
}
