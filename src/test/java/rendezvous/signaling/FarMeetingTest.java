package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import rendezvous.cluster.Letter.Gone;
import rendezvous.identity.BlockMark;

/** Two who live at two nodes: how they meet, what passes between them, and how they part. */
class FarMeetingTest {
    private static final Duration SOON = Duration.ofMillis(400);

    private final Town town = new Town(2);
    private final Modelled ann = town.arrives(0, "device-of-ann-0123");
    private final Modelled bob = town.arrives(1, "device-of-bob-0123");

    @Test
    void two_meet_who_find_nobody_at_home() {
        ann.say(Town.queue());
        town.passes(Duration.ofMillis(100));
        bob.say(Town.queue());
        town.passes(SOON);

        var annsMatch = only(ann);
        var bobsMatch = only(bob);
        assertThat(annsMatch.getString("roomId")).isEqualTo(bobsMatch.getString("roomId"));
        assertThat(annsMatch.getString("remoteId")).isEqualTo(bob.id());
        assertThat(bobsMatch.getString("remoteId")).isEqualTo(ann.id());
        assertThat(annsMatch.getString("remoteName")).isEqualTo("N");
        assertThat(annsMatch.getBoolean("createOffer")).isFalse();
        assertThat(bobsMatch.getBoolean("createOffer")).isTrue();
        assertThat(town.house(0).waiting.size() + town.house(1).waiting.size()).isZero();
    }

    @Test
    void who_finds_somebody_at_home_meets_nobody_of_elsewhere() {
        var cat = town.arrives(1, "device-of-cat-0123");
        ann.say(Town.queue());
        bob.say(Town.queue());
        cat.say(Town.queue());
        town.settle();
        town.passes(SOON);

        assertThat(Town.roomOf(town.house(1), bob)).isEqualTo(Town.roomOf(town.house(1), cat));
        assertThat(ann.told()).isEmpty();
    }

    @Test
    void signals_arrive_in_order_and_those_of_an_earlier_room_do_not() {
        meet();
        for (int i = 0; i < 20; i++) {
            ann.say(Town.candidate("candidate:" + i));
        }
        town.settle();

        assertThat(words(bob)).hasSize(20).first().asString().endsWith("candidate:0");

        ann.say(Town.candidate("candidate:late"));
        bob.say(Town.leave());
        town.settle();

        assertThat(words(bob)).isEmpty();
        assertThat(words(ann)).containsExactly(Modelled.leave(ann.room, bob.id(), false));
    }

    @Test
    void who_goes_on_to_the_next_does_not_meet_the_same_again() {
        meet();
        bob.say(Town.leave());
        town.settle();
        ann.say(Town.queue());
        town.passes(Duration.ofSeconds(4));

        assertThat(words(ann)).containsExactly(Modelled.leave(ann.room, bob.id(), false));
        assertThat(bob.told()).isEmpty();
        assertThat(town.house(0).waiting.size()).isOne();
        assertThat(town.house(1).waiting.size()).isOne();

        bob.say("{\"event\":\"forget\"}");
        town.passes(Duration.ofMinutes(1).plusSeconds(3));

        assertThat(Town.roomOf(town.house(0), ann)).isPresent();
    }

    @Test
    void nothing_is_held_for_somebody_of_elsewhere_who_has_gone() {
        meet();
        bob.say(Town.leave());
        town.settle();
        assertThat(town.house(1).skips.size()).isOne();

        town.house(0).close(ann.line, 1000);
        town.settle();

        assertThat(town.house(1).skips.peersHeld()).isZero();
    }

    @Test
    void no_node_says_of_those_of_another_that_they_have_gone() {
        meet();
        bob.say(Town.leave());
        town.settle();

        town.node(0).send(town.node(1).self(), new Gone(bob.session.id()));
        town.settle();

        assertThat(town.house(1).skips.size()).isOne();
    }

    @Test
    void what_was_found_when_two_were_about_to_meet_is_held_until_the_one_who_is_here_goes() {
        meet();
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
        meet();
        ann.say("{\"event\":\"block\"}");
        town.settle();
        ann.told();
        var again = town.arrives(1, bob.device);
        again.say(Town.queue());
        ann.say(Town.queue());
        town.passes(Duration.ofSeconds(5));

        assertThat(ann.told()).isEmpty();
        assertThat(again.told()).isEmpty();
        assertThat(words(bob)).containsExactly(Modelled.leave(ann.room, ann.id(), false));
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
        assertThat(only(cat).getString("roomId")).isEqualTo(only(bob).getString("roomId"));
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
        assertThat(only(cat).getString("remoteId")).isEqualTo(bob.id());
    }

    @Test
    void somebody_who_closes_is_missed_and_somebody_who_is_lost_is_so_by_a_timeout() {
        meet();
        town.house(0).close(ann.line, 1000);
        town.settle();

        assertThat(words(bob)).containsExactly(Modelled.leave(bob.room, ann.id(), false));
        assertThat(town.house(1).rooms.peers()).isZero();

        var cat = town.arrives(0, "device-of-cat-0123");
        cat.say(Town.queue());
        bob.say(Town.queue());
        town.passes(SOON);
        var room = only(cat).getString("roomId");
        bob.told();
        town.house(1).clock.advance(House.SILENCE.plusMillis(1));
        town.house(1).departure.lose(bob.session, House.SILENCE.toMillis());
        town.settle();

        assertThat(words(cat)).containsExactly(Modelled.leave(room, bob.id(), true));
    }

    @Test
    void those_whose_partners_node_is_lost_are_told_so_and_meet_others() {
        meet();
        var cat = town.arrives(1, "device-of-cat-0123");
        town.kill(town.house(0));
        town.settle();

        assertThat(words(bob)).containsExactly(Modelled.leave(bob.room, ann.id(), true));
        assertThat(town.house(0).facts).contains(ended(town.house(0)));
        bob.say(Town.queue());
        cat.say(Town.queue());
        town.settle();
        assertThat(Town.roomOf(town.house(0), bob)).isPresent();
    }

    @Test
    void a_signal_that_cannot_be_sent_ends_the_room_at_both_homes() {
        meet();
        town.node(0).refuse(town.house(1).node.self(), true);
        ann.say(Town.candidate("candidate:1"));

        assertThat(words(ann)).containsExactly(Modelled.leave(ann.room, bob.id(), true));
        town.node(0).refuse(town.house(1).node.self(), false);
        town.passes(Duration.ofMillis(50));

        assertThat(words(bob)).containsExactly(Modelled.leave(bob.room, ann.id(), true));
        assertThat(town.house(1).rooms.peers()).isZero();
    }

    @Test
    void who_is_sent_elsewhere_leaves_a_call_that_goes_on() {
        meet();
        town.house(0).drain.finish();
        town.settle();

        assertThat(bob.told()).isEmpty();
        assertThat(town.house(1).rooms.peers()).isZero();
        bob.say(Town.candidate("candidate:1"));
        bob.say(Town.leave());
        assertThat(town.house(1).waiting.size()).isOne();
    }

    @Test
    void what_comes_while_somebody_is_away_is_kept_for_it() {
        meet();
        town.house(1).close(bob.line, 1006);
        ann.say(Town.candidate("candidate:1"));
        town.settle();

        bob.comeBack(Json.createObjectBuilder().add("name", "N").add("device", bob.device));

        assertThat(words(bob)).contains("icecandidate " + ann.room + " candidate:1");
    }

    @Test
    void an_answer_is_waited_for_for_two_seconds_and_remembered_for_a_minute() {
        // given: a question that is not answered
        var house = town.house(0);
        ann.say(Town.queue());
        bob.say(Town.queue());
        town.settle();
        house.courtship.propose(ann.session.id(), bob.session.id(), town.node(1).self());
        assertThat(house.waiting.size()).isZero();

        // then
        later(house, Duration.ofMillis(1_999));
        assertThat(house.waiting.size()).isZero();
        later(house, Duration.ofMillis(1));
        assertThat(house.waiting.size()).isOne();
        later(house, Duration.ofMillis(59_999));
        assertThat(house.courtship.size()).isOne();
        later(house, Duration.ofMillis(1));
        assertThat(house.courtship.size()).isZero();
    }

    @Test
    void everybody_everywhere_is_counted() {
        ann.say(Town.queue());
        town.passes(Duration.ofSeconds(1));
        var cat = new Modelled(town.house(1), "");
        cat.say(Modelled.setInfo(Json.createObjectBuilder().add("name", "Cat")));

        var presence = Modelled.data(cat.told().get(0)).getJsonObject("presence");

        assertThat(presence.getInt("online")).isEqualTo(3);
        assertThat(presence.getInt("waiting")).isEqualTo(1);
    }

    private static void later(House house, Duration time) {
        house.clock.advance(time);
        house.courtship.expire();
    }

    private Modelled catWhoBlockedSomebody() {
        var mark = new BlockMark(1, 2, 3).toString();
        return town.arrives(
                0, "device-of-cat-0123", "", Json.createArrayBuilder().add(mark));
    }

    private void meet() {
        ann.say(Town.queue());
        bob.say(Town.queue());
        town.passes(SOON);
        ann.room = only(ann).getString("roomId");
        bob.room = only(bob).getString("roomId");
        assertThat(ann.room).isEqualTo(bob.room);
    }

    private static jakarta.json.JsonObject only(Modelled visitor) {
        var told = visitor.told();
        assertThat(told).as("what %s was told", visitor.id()).hasSize(1);
        assertThat(told.get(0).getString("event")).isEqualTo("match");
        return Modelled.data(told.get(0));
    }

    private static List<String> words(Modelled visitor) {
        return visitor.told().stream().map(Modelled::words).toList();
    }

    private static Object ended(House house) {
        return house.facts.stream()
                .filter(RoomEnded.class::isInstance)
                .findFirst()
                .orElse(null);
    }
}
