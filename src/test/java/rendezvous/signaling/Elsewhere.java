package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Ann, whose sockets may be at any of three nodes, and bob, who is with her. */
abstract class Elsewhere {
    static final Duration SOON = Duration.ofMillis(600);
    static final int HOME = 0;
    static final int OTHER = 1;

    final Town town = new Town(3);
    Wanderer ann;
    Wanderer bob;
    /** Who ann was when they met. */
    String annsFirst;

    String room;

    final void meet(int partnersHome) {
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
    final void livesOnAt(int node) {
        ann.breaks();
        ann.comesBack(house(node));
        town.settle();
        ann.hear();
        assertThat(ann.resumed).isTrue();
    }

    final House house(int number) {
        return town.house(number);
    }

    final String candidate(int number) {
        return "icecandidate " + room + " candidate:" + number;
    }
}
