package rendezvous.signaling;

import java.util.EnumSet;
import java.util.Set;
import rendezvous.identity.RoomId;
import rendezvous.protocol.CallOutcome;

/** What one peer has told of its latest call: each outcome counts once, however often it is said. */
final class ToldCalls {
    private final Set<CallOutcome> told = EnumSet.noneOf(CallOutcome.class);
    private RoomId room;

    /** False when it is nothing new. */
    boolean add(RoomId of, CallOutcome outcome) {
        if (!of.equals(room)) {
            // One room is enough to remember: nothing can be told of those before it any more.
            room = of;
            told.clear();
        }
        return told.add(outcome);
    }
}
