package rendezvous.lobby;

import java.time.Duration;
import rendezvous.rooms.Room;

/**
 * Two who waited have met. Where they are of two nodes it is made known by the one whose room was opened first.
 *
 * @param longer how long the one had waited who came first
 * @param shorter the other one's wait
 */
public record Met(Room room, Duration longer, Duration shorter) {}
