package rendezvous.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.rooms.Shelter.Consent;

class ShelterTest {
    private static final PeerId ANN = new PeerId("ann");
    private static final PeerId BOB = new PeerId("bob");

    private final Room plain = new Room(new RoomId("r"), ANN, BOB);
    private final Shelter shelter = plain.sheltered().shelter();

    @Test
    void it_holds_until_both_have_consented() {
        assertThat(shelter.holds()).isTrue();

        assertThat(shelter.consent(BOB)).isEqualTo(Consent.FIRST);
        assertThat(shelter.holds()).isTrue();

        assertThat(shelter.consent(ANN)).isEqualTo(Consent.BOTH);
        assertThat(shelter.holds()).isFalse();
    }

    @Test
    void consenting_twice_is_not_consenting_for_the_other() {
        shelter.consent(ANN);

        assertThat(shelter.consent(ANN)).isEqualTo(Consent.NOTHING_NEW);
        assertThat(shelter.holds()).isTrue();
    }

    @Test
    void what_has_ended_cannot_end_again() {
        shelter.consent(ANN);
        shelter.consent(BOB);

        assertThat(shelter.consent(ANN)).isEqualTo(Consent.NOTHING_NEW);
        assertThat(shelter.holds()).isFalse();
    }

    @Test
    void a_room_without_one_has_nothing_to_consent_to() {
        assertThat(plain.shelter().holds()).isFalse();
        assertThat(plain.shelter().consent(ANN)).isEqualTo(Consent.NOTHING_NEW);
        assertThat(plain.shelter().consent(BOB)).isEqualTo(Consent.NOTHING_NEW);
    }
}
