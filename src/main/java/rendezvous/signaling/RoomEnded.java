package rendezvous.signaling;

import rendezvous.identity.PeerId;
import rendezvous.rooms.Room;

/** A room is over, because {@code leaver} left it in this way. */
public record RoomEnded(Room room, PeerId leaver, Parting how) {}
