package rendezvous.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

class RoomsTest {
    private static final PeerId ANN = new PeerId("ann");
    private static final PeerId BOB = new PeerId("bob");
    private static final PeerId CAT = new PeerId("cat");

    private final Rooms rooms = new Rooms();

    @Test
    void either_finds_the_room_and_in_it_the_other() {
        var room = new Room(new RoomId("1"), ANN, BOB);
        rooms.open(room);

        assertThat(rooms.of(ANN)).contains(room);
        assertThat(room.other(ANN)).isEqualTo(BOB);
        assertThat(room.other(BOB)).isEqualTo(ANN);
        assertThatThrownBy(() -> room.other(CAT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closing_twice_is_fine_and_leaves_a_later_room_alone() {
        var earlier = new Room(new RoomId("1"), ANN, BOB);
        var later = new Room(new RoomId("2"), ANN, CAT);
        rooms.open(earlier);
        rooms.close(earlier);
        rooms.open(later);

        rooms.close(earlier);

        assertThat(rooms.of(ANN)).contains(later);
        assertThat(rooms.of(BOB)).isEmpty();
        assertThat(rooms.peers()).isEqualTo(2);
    }
}
