package rendezvous.signaling;

import java.time.Duration;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.protocol.CallOutcome;
import rendezvous.protocol.CallPath;

/**
 * A page told what became of its call, for the first time in that room.
 *
 * @param firstFrame from the match to the first picture; null where it told none
 */
public record CallReported(PeerId peer, RoomId room, CallOutcome outcome, CallPath path, Duration firstFrame) {}
