package rendezvous.lobby;

import java.util.List;
import rendezvous.rooms.Room;

/** How the two of a new room are told. */
public interface Introductions {
    /**
     * Puts {@code match} into both outboxes; writes nothing, for it runs inside the lobby's step.
     *
     * @param interests those the two share
     */
    void announce(Room room, List<String> interests);

    /**
     * The same where one of the two lives elsewhere, for the other one.
     *
     * @param stranger what its home says of it
     */
    void announce(Room room, Guest stranger, List<String> interests);

    /** Writes what was announced; outside of any lock. */
    void deliver(Room room);

    /** Something of ours went wrong with these two: their sockets end, and they can come back. Outside of any lock. */
    void giveUp(Room room);
}
