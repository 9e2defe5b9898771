package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import rendezvous.cluster.Letter.Gone;
import rendezvous.identity.BlockMark;

/** Two of two nodes who must not meet, how that is found out, and for how long it is held. */
class FarBarriersTest {
    private static final Duration SOON = Duration.ofMillis(400);

    private final Town town = new Town(2);
    private final Modelled ann = town.arrives(0, "device-of-ann-0123");
    private final Modelled bob = town.arrives(1, "device-of-bob-0123");

    @Test
    void who_goes_on_to_the_next_does_not_meet_the_same_again() {
        town.meet(ann, bob);
        bob.say(Town.leave());
        town.settle();
        ann.say(Town.queue());
        town.passes(Duration.ofSeconds(4));

        assertThat(Town.words(ann)).containsExactly(Modelled.leave(ann.room, bob.id(), false));
        assertThat(bob.told()).isEmpty();
        assertThat(town.house(0).waiting.size()).isOne();
        assertThat(town.house(1).waiting.size()).isOne();

        bob.say("{\"event\":\"forget\"}");
        town.passes(Duration.ofMinutes(1).plusSeconds(3));

        assertThat(Town.roomOf(town.house(0), ann)).isPresent();
    }

    @Test
    void nothing_is_held_for_somebody_of_elsewhere_who_has_gone() {
        town.meet(ann, bob);
        bob.say(Town.leave());
        town.settle();
        assertThat(town.house(1).skips.size()).isOne();

        town.house(0).close(ann.line, 1000);
        town.settle();

        assertThat(town.house(1).skips.peersHeld()).isZero();
    }

    @Test
    void no_node_says_of_those_of_another_that_they_have_gone() {
        town.meet(ann, bob);
        bob.say(Town.leave());
        town.settle();

        town.node(0).send(town.node(1).self(), new Gone(bob.session.id()));
        town.settle();

        assertThat(town.house(1).skips.size()).isOne();
    }

    @Test
    void what_was_found_when_two_were_about_to_meet_is_held_until_the_one_who_is_here_goes() {
        town.meet(ann, bob);
        ann.say("{\"event\":\"block\"}");
        town.settle();
        var again = town.arrives(1, bob.device);
        again.say(Town.queue());
        ann.say(Town.queue());
        town.passes(SOON);
        assertThat(town.house(0).farBarriers.size()).isOne();
        assertThat(town.house(1).farBarriers.size()).isOne();

        town.house(0).close(ann.line, 1000);
        town.house(1).close(again.line, 1000);
        town.settle();

        assertThat(town.house(0).farBarriers.size()).isZero();
        assertThat(town.house(1).farBarriers.size()).isZero();
    }

    @Test
    void who_is_blocked_is_not_met_in_another_visit_either() {
        town.meet(ann, bob);
        ann.say("{\"event\":\"block\"}");
        town.settle();
        ann.told();
        var again = town.arrives(1, bob.device);
        again.say(Town.queue());
        ann.say(Town.queue());
        town.passes(Duration.ofSeconds(5));

        assertThat(ann.told()).isEmpty();
        assertThat(again.told()).isEmpty();
        assertThat(Town.words(bob)).containsExactly(Modelled.leave(ann.room, ann.id(), false));
    }

    @Test
    void no_letter_waits_while_blocks_are_looked_for() {
        // given
        var searches = new ArrayList<Runnable>();
        var cat = catWhoBlockedSomebody();
        town.house(1).searches = searches::add;
        cat.say(Town.queue());
        bob.say(Town.queue());

        // when
        town.passes(SOON);

        // then
        assertThat(searches).hasSize(1);
        assertThat(cat.told()).isEmpty();
        searches.remove(0).run();
        town.settle();
        assertThat(Town.only(cat).getString("roomId")).isEqualTo(Town.only(bob).getString("roomId"));
    }

    @Test
    void who_is_lost_while_blocks_are_looked_for_is_met_by_nobody() {
        // given
        var searches = new ArrayList<Runnable>();
        var cat = catWhoBlockedSomebody();
        var house = town.house(1);
        house.searches = searches::add;
        cat.say(Town.queue());
        bob.say(Town.queue());
        town.passes(SOON);

        // when
        town.kill(town.house(0));
        town.settle();
        searches.remove(0).run();

        // then
        assertThat(house.rooms.peers()).isZero();
        assertThat(house.waiting.size()).isOne();
        assertThat(bob.told()).isEmpty();
    }

    @Test
    void where_too_many_blocks_are_looked_for_the_two_are_not_barred() {
        // given
        var cat = catWhoBlockedSomebody();
        town.house(1).searches = tooMany -> {
            throw new RejectedExecutionException();
        };
        cat.say(Town.queue());
        bob.say(Town.queue());
        town.passes(SOON);
        assertThat(cat.told()).isEmpty();

        // when
        town.house(1).searches = Runnable::run;
        town.passes(Duration.ofSeconds(2));

        // then
        assertThat(Town.only(cat).getString("remoteId")).isEqualTo(bob.id());
    }

    private Modelled catWhoBlockedSomebody() {
        var mark = new BlockMark(1, 2, 3).toString();
        return town.arrives(
                0, "device-of-cat-0123", "", Json.createArrayBuilder().add(mark));
    }
}
