package rendezvous.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rendezvous.config.AdmissionSettings;

class AdmissionTest {
    private static final ClientAddress CAMPUS = new ClientAddress(false, 1);
    private static final ClientAddress HOME = new ClientAddress(false, 2);

    private long now = 1_000;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    /** 10 sockets, 4 of one address, which may begin 6 at once and 2 a second. */
    private final Admission admission = new Admission(new AdmissionSettings(10, 4, 2, 6, List.of()), null, clock);

    @Test
    void one_address_has_so_many_sockets_and_others_have_theirs() {
        var places = take(4, CAMPUS);

        assertThat(admission.ask(CAMPUS)).isEqualTo(Denial.ADDRESS_SOCKETS);
        assertThat(admission.ask(HOME)).isInstanceOf(Place.class);

        places.get(0).giveBack();
        assertThat(admission.ask(CAMPUS)).isInstanceOf(Place.class);
    }

    @Test
    void one_address_begins_so_many_handshakes_and_time_brings_more() {
        IntStream.range(0, 6).forEach(i -> take(1, CAMPUS).get(0).giveBack());

        assertThat(admission.ask(CAMPUS)).isEqualTo(Denial.ADDRESS_HANDSHAKES);
        assertThat(admission.ask(HOME)).isInstanceOf(Place.class);

        now += 500;
        assertThat(admission.ask(CAMPUS)).isInstanceOf(Place.class);
        assertThat(admission.ask(CAMPUS)).isEqualTo(Denial.ADDRESS_HANDSHAKES);
    }

    @Test
    void refusals_for_too_many_sockets_are_handshakes_too() {
        take(4, CAMPUS);

        assertThat(IntStream.range(0, 3).mapToObj(i -> admission.ask(CAMPUS)))
                .containsExactly(Denial.ADDRESS_SOCKETS, Denial.ADDRESS_SOCKETS, Denial.ADDRESS_HANDSHAKES);
    }

    @Test
    void the_node_has_so_many_sockets_whoever_asks() {
        var first = take(1, new ClientAddress(true, 0)).get(0);
        IntStream.range(1, 10).forEach(i -> take(1, new ClientAddress(true, i)));

        assertThat(admission.ask(HOME)).isEqualTo(Denial.FULL);
        assertThat(admission.addresses()).isEqualTo(10);

        first.giveBack();
        assertThat(admission.ask(HOME)).isInstanceOf(Place.class);
    }

    @Test
    void a_place_is_given_back_once_however_often_that_is_said() {
        var place = take(2, CAMPUS).get(0);

        place.giveBack();
        place.giveBack();

        assertThat(admission.sockets()).isEqualTo(1);
    }

    @Test
    void so_many_places_are_held_beside_the_sockets_for_one_address_and_in_all() {
        now += 10_000;
        take(4, CAMPUS).forEach(AdmissionTest::breaksOff);
        now += 10_000;
        var more = take(1, CAMPUS).get(0);
        more.take();

        assertThat(admission.held()).isEqualTo(4);
        assertThat(admission.sockets()).isEqualTo(1);
        assertThat(more.hold()).isFalse();
        IntStream.range(0, 6)
                .forEach(i -> breaksOff(take(1, new ClientAddress(true, i)).get(0)));
        var last = take(1, HOME).get(0);
        last.take();
        assertThat(last.hold()).isFalse();
    }

    @Test
    void a_place_that_is_held_is_given_back_once_and_its_address_known_until_then() {
        var place = take(1, CAMPUS).get(0);
        breaksOff(place);
        now += 10_000;
        take(1, HOME);
        assertThat(admission.addresses()).isEqualTo(2);

        place.giveBack();
        place.giveBack();

        assertThat(admission.held()).isZero();
        assertThat(admission.sockets()).isEqualTo(1);
    }

    @Test
    void a_place_without_a_socket_is_given_back_and_nobody_takes_it_then() {
        var places = take(2, CAMPUS);
        assertThat(places.get(0).take()).isTrue();

        places.forEach(Place::giveBackUnlessTaken);

        assertThat(admission.sockets()).isEqualTo(1);
        assertThat(places.get(1).take()).isFalse();
    }

    @Test
    void an_address_is_forgotten_when_nothing_of_it_is_felt_any_more() {
        take(3, CAMPUS).forEach(Place::giveBack);
        assertThat(admission.addresses()).isEqualTo(1);

        now += 1_500;
        take(1, HOME);

        assertThat(admission.addresses()).isEqualTo(1);
    }

    @Test
    void a_million_networks_cost_no_memory_and_lock_nobody_out() {
        take(1, CAMPUS);
        for (int i = 0; i < 1_000_000; i++) {
            take(1, new ClientAddress(true, i)).get(0).giveBack();
        }

        assertThat(admission.addresses()).isEqualTo(Callers.MOST_IDLE + 1);
        assertThat(admission.sockets()).isEqualTo(1);
        assertThat(admission.ask(HOME)).isInstanceOf(Place.class);
        // Who has a socket is never forgotten, or it could have as many again.
        take(3, CAMPUS);
        assertThat(admission.ask(CAMPUS)).isEqualTo(Denial.ADDRESS_SOCKETS);
    }

    private static void breaksOff(Place place) {
        place.take();
        assertThat(place.hold()).isTrue();
    }

    private List<Place> take(int number, ClientAddress from) {
        var places = new ArrayList<Place>();
        for (int i = 0; i < number; i++) {
            places.add((Place) admission.ask(from));
        }
        return places;
    }
}
