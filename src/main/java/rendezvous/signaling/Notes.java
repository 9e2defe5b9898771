package rendezvous.signaling;

import rendezvous.ice.IceAnswer;
import rendezvous.identity.RoomId;
import rendezvous.protocol.CallOutcome;

/** What is remembered of what one visitor was told and has told, so that nothing is told, or counts, twice. */
final class Notes {
    private final ToldCalls calls = new ToldCalls();
    private RoomId reported;
    private volatile Turnout told;
    private volatile IceAnswer given;

    /** How many there were when it was last told; null until it has introduced itself. */
    Turnout told() {
        return told;
    }

    void told(Turnout turnout) {
        told = turnout;
    }

    /** What it was given to find others; null until it has introduced itself. */
    IceAnswer given() {
        return given;
    }

    void given(IceAnswer answer) {
        given = answer;
    }

    /** It reports whom it met in that room; false when it has done so already. */
    boolean reports(RoomId room) {
        // One is enough to remember: earlier rooms than the latest cannot be reported any more.
        boolean first = !room.equals(reported);
        reported = room;
        return first;
    }

    /** It tells what became of its call in that room; false when it has told so already. */
    boolean tells(RoomId room, CallOutcome outcome) {
        return calls.add(room, outcome);
    }
}
