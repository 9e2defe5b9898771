package rendezvous.lobby;

import rendezvous.identity.DeviceId;
import rendezvous.rooms.Room;

/** Whom a peer met last, kept until it meets the next: so one can block or report somebody who has left. */
public record Encounter(Room room, DeviceId device) {}
