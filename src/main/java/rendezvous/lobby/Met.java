package rendezvous.lobby;

import java.time.Duration;
import rendezvous.rooms.Room;

/**
 * Two who waited have met.
 *
 * @param longer how long the one had waited who came first
 * @param shorter the other one's wait
 */
public record Met(Room room, Duration longer, Duration shorter) {
    /** Whether they are of two nodes; it counts where the room was opened first. */
    public boolean isFar() {
        return !room.isLocal();
    }
}
