package rendezvous.lobby;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import rendezvous.identity.BlockMark;
import rendezvous.identity.NodeId;
import rendezvous.identity.RoomId;
import rendezvous.rooms.Room;

/** One who is connected: what it said of itself, and whom it met last. Guarded by the lobby. */
final class Visit {
    private Guest guest = Guest.UNKNOWN;
    private Encounter latest;
    private Set<NodeId> homes = Set.of();
    /** That of the latest encounter, if it was blocked. */
    private BlockMark latestMark;

    Guest guest() {
        return guest;
    }

    /** Those of the people of other nodes whom it met. */
    Set<NodeId> homes() {
        return homes;
    }

    void introduce(Guest newGuest) {
        guest = newGuest;
    }

    void meet(Room room, Guest other) {
        if (!room.isLocal()) {
            noteHome(room.far().home());
        }
        latest = new Encounter(room, other.device());
        latestMark = null;
    }

    /**
     * Holds the mark from now on, as if its page had sent it already. Asked twice about one encounter, it is the same:
     * that tells nothing new. About another it never is, not even when a held mark means the same device.
     */
    Optional<BlockMark> block(Encounter encounter, RandomGenerator random) {
        var mark = given(encounter).or(() -> BlockMark.of(guest.device(), encounter.device(), random));
        mark.ifPresent(held -> guest = guest.withMark(held));
        if (encounter.equals(latest)) {
            latestMark = mark.orElse(null);
        }
        return mark;
    }

    /** The latest one, if that is meant. */
    Optional<Encounter> latest(RoomId meant) {
        return Optional.ofNullable(latest)
                .filter(encounter -> meant.means(encounter.room().id()));
    }

    private void noteHome(NodeId home) {
        if (!homes.contains(home)) {
            var more = new HashSet<>(homes);
            more.add(home);
            homes = Set.copyOf(more);
        }
    }

    private Optional<BlockMark> given(Encounter encounter) {
        return Optional.ofNullable(latestMark)
                .filter(mark -> encounter.equals(latest) && mark.means(guest.device(), encounter.device()));
    }
}
