package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a visit is over, and who hears of it. */
class VisitsEndTest {
    private final House house = new House(1);
    private final FakeSocket socket = new FakeSocket();
    private final Line line = house.open(socket);
    private final PeerSession peer = line.peer();

    @Test
    void a_socket_that_never_introduced_itself_is_no_visit_that_ends() {
        house.close(line, 1000);

        assertThat(house.sessions.count()).isZero();
        assertThat(house.facts).isEmpty();
    }

    @Test
    void a_visit_lasts_from_its_first_introduction() {
        introduces(line);
        house.clock.advance(Duration.ofSeconds(2));
        introduces(line);
        house.clock.advance(Duration.ofSeconds(3));

        house.close(line, 1000);

        assertThat(house.facts)
                .containsExactly(
                        new VisitBegan(peer.id()), new VisitEnded(peer.id(), EndCause.CLOSED, Duration.ofSeconds(5)));
    }

    @Test
    void who_is_gone_when_its_introduction_is_heard_begins_no_visit() {
        house.close(line, 1000);

        introduces(line);

        assertThat(house.facts).isEmpty();
    }

    @Test
    void who_comes_back_after_its_silence_was_noticed_is_not_lost_for_it() {
        // given
        introduces(line);
        house.clock.advance(House.SILENCE.plusMillis(1));

        // when: that is between the look at it and what follows
        peer.stay().heard();

        // then
        assertThat(house.departure.lose(peer, House.SILENCE.toMillis())).isFalse();
        house.clock.advance(House.SILENCE.plusMillis(1));
        assertThat(house.departure.lose(peer, House.SILENCE.toMillis())).isTrue();
    }

    @Test
    void who_is_away_is_waited_for_and_not_taken_for_silent() {
        introduces(line);
        house.close(line, 1006);
        house.clock.advance(House.SILENCE.plusMillis(1));

        assertThat(house.departure.lose(peer, House.SILENCE.toMillis())).isFalse();
        assertThat(peer.stay().isAway()).isTrue();
    }

    @Test
    void who_cannot_be_sent_away_keeps_nobody_else() {
        // given: closing the first fails in a way that nobody thought of
        var broken = new FakeSocket(new IllegalAccessError("a failure that was made for this"));
        house.newcomers.add(house.open(broken).peer(), null);
        house.newcomers.add(peer, null);
        house.clock.advance(Duration.ofSeconds(6));

        // when
        house.newcomers.sendAwayTheLate();

        // then
        assertThat(peer.stay().cause()).isEqualTo(EndCause.EXPELLED);
        assertThat(house.facts)
                .isEqualTo(List.of(new Refused(Refusal.UNINTRODUCED), new Refused(Refusal.UNINTRODUCED)));
    }

    @Test
    void a_place_whose_client_never_got_a_socket_is_given_back() {
        // given
        var place = house.place();
        house.newcomers.expect(place);
        house.newcomers.sendAwayTheLate();
        assertThat(house.admission.sockets()).isEqualTo(2);

        // when
        house.clock.advance(Duration.ofSeconds(6));
        house.newcomers.sendAwayTheLate();

        // then
        assertThat(house.admission.sockets()).isEqualTo(1);
        assertThat(place.take()).isFalse();
    }

    private void introduces(Line by) {
        house.router.receive(
                by.peer(), Modelled.setInfo(Json.createObjectBuilder().add("name", "N")));
    }
}
