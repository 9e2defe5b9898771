package rendezvous.lobby;

import java.util.Optional;
import rendezvous.identity.BlockMark;
import rendezvous.identity.RoomId;
import rendezvous.rooms.Room;

/** One who is connected: what it said of itself, and whom it met last. Guarded by the lobby. */
final class Visit {
    private Guest guest = Guest.UNKNOWN;
    private Encounter latest;

    Guest guest() {
        return guest;
    }

    void introduce(Guest newGuest) {
        guest = newGuest;
    }

    void meet(Room room, Guest other) {
        latest = new Encounter(room, other.device());
    }

    /** Holds the mark from now on, as if its page had sent it already. */
    Optional<BlockMark> block(Encounter encounter) {
        var mark = BlockMark.of(guest.device(), encounter.device());
        mark.ifPresent(held -> guest = guest.withMark(held));
        return mark;
    }

    /** The latest one, if that is meant. */
    Optional<Encounter> latest(RoomId meant) {
        return Optional.ofNullable(latest)
                .filter(encounter -> meant.means(encounter.room().id()));
    }
}
