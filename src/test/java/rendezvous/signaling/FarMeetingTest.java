package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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

        var annsMatch = Town.only(ann);
        var bobsMatch = Town.only(bob);
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
        town.meet(ann, bob);
        for (int i = 0; i < 20; i++) {
            ann.say(Town.candidate("candidate:" + i));
        }
        town.settle();

        assertThat(Town.words(bob)).hasSize(20).first().asString().endsWith("candidate:0");

        ann.say(Town.candidate("candidate:late"));
        bob.say(Town.leave());
        town.settle();

        assertThat(Town.words(bob)).isEmpty();
        assertThat(Town.words(ann)).containsExactly(Modelled.leave(ann.room, bob.id(), false));
    }

    @Test
    void somebody_who_closes_is_missed_and_somebody_who_is_lost_is_so_by_a_timeout() {
        town.meet(ann, bob);
        town.house(0).close(ann.line, 1000);
        town.settle();

        assertThat(Town.words(bob)).containsExactly(Modelled.leave(bob.room, ann.id(), false));
        assertThat(town.house(1).rooms.peers()).isZero();

        var cat = town.arrives(0, "device-of-cat-0123");
        cat.say(Town.queue());
        bob.say(Town.queue());
        town.passes(SOON);
        var room = Town.only(cat).getString("roomId");
        bob.told();
        town.house(1).clock.advance(House.SILENCE.plusMillis(1));
        town.house(1).departure.lose(bob.session, House.SILENCE.toMillis());
        town.settle();

        assertThat(Town.words(cat)).containsExactly(Modelled.leave(room, bob.id(), true));
    }

    @Test
    void those_whose_partners_node_is_lost_are_told_so_and_meet_others() {
        town.meet(ann, bob);
        var cat = town.arrives(1, "device-of-cat-0123");
        town.kill(town.house(0));
        town.settle();

        assertThat(Town.words(bob)).containsExactly(Modelled.leave(bob.room, ann.id(), true));
        assertThat(town.house(0).facts).contains(ended(town.house(0)));
        bob.say(Town.queue());
        cat.say(Town.queue());
        town.settle();
        assertThat(Town.roomOf(town.house(0), bob)).isPresent();
    }

    @Test
    void a_signal_that_cannot_be_sent_ends_the_room_at_both_homes() {
        town.meet(ann, bob);
        town.node(0).refuse(town.house(1).node.self(), true);
        ann.say(Town.candidate("candidate:1"));

        assertThat(Town.words(ann)).containsExactly(Modelled.leave(ann.room, bob.id(), true));
        town.node(0).refuse(town.house(1).node.self(), false);
        town.passes(Duration.ofMillis(50));

        assertThat(Town.words(bob)).containsExactly(Modelled.leave(bob.room, ann.id(), true));
        assertThat(town.house(1).rooms.peers()).isZero();
    }

    @Test
    void who_is_sent_elsewhere_leaves_a_call_that_goes_on() {
        town.meet(ann, bob);
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
        town.meet(ann, bob);
        town.house(1).close(bob.line, 1006);
        ann.say(Town.candidate("candidate:1"));
        town.settle();

        bob.comeBack(Json.createObjectBuilder().add("name", "N").add("device", bob.device));

        assertThat(Town.words(bob)).contains("icecandidate " + ann.room + " candidate:1");
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

    private static Object ended(House house) {
        return house.facts.stream()
                .filter(RoomEnded.class::isInstance)
                .findFirst()
                .orElse(null);
    }
}
