package rendezvous.signaling;

import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.protocol.ReportReason;

/** Somebody reported the one it met in a room, for the first time in that room. */
public record StrangerReported(PeerId reporter, PeerId stranger, RoomId room, ReportReason reason) {}
