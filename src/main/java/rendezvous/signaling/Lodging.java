package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A socket of here whose client wants back a place of another node. That one is asked, and what it says meanwhile
 * waits; then it is carried there, as it is, or turns out to be a newcomer. Nothing is written to it while this is
 * locked.
 */
final class Lodging {
    private static final int EARLY = 16;
    private static final Runnable NOTHING = () -> {};

    private static final CloseReason TOO_EARLY =
            new CloseReason(CloseCodes.VIOLATED_POLICY, "Too much said before the answer");
    private static final CloseReason TOO_MUCH = new CloseReason(CloseCodes.VIOLATED_POLICY, "Too much said");

    private enum State {
        ASKING,
        CARRYING,
        /** It is a newcomer, and what it has said early is being heard. */
        SETTLING,
        /** It is a newcomer, and of here. */
        SETTLED,
        /** Its socket ended before an answer came: a home that gives one yet is told that it broke. */
        GONE,
        OVER
    }

    private final Line line;
    private final PeerSession newcomer;
    private final Carriage carriage;
    private final Consumer<PeerSession> begin;
    private final long until;
    private final Queue<String> early = new ArrayDeque<>();
    private State state = State.ASKING;
    private Consumer<String> ear = frame -> {};

    /** @param begin has it begin as a newcomer @param until when it is one at last, in milliseconds of the clock */
    Lodging(Line line, Carriage carriage, Consumer<PeerSession> begin, long until) {
        this.line = line;
        this.newcomer = line.peer();
        this.carriage = carriage;
        this.begin = begin;
        this.until = until;
    }

    PeerSession newcomer() {
        return newcomer;
    }

    /** To where its client lives, if it does live there. */
    Carriage carriage() {
        return carriage;
    }

    /** @param here hears what is of here after all; always the same */
    void hear(String frame, Consumer<String> here) {
        take(frame, here).run();
    }

    /** What is still to be done with it, where this is not locked. */
    private synchronized Runnable take(String frame, Consumer<String> here) {
        ear = here;
        if (state == State.SETTLED) {
            return () -> here.accept(frame);
        }
        if (state == State.ASKING || state == State.SETTLING) {
            return early.size() < EARLY && early.add(frame) ? NOTHING : () -> line.close(TOO_EARLY);
        }
        if (state == State.CARRYING && !newcomer.allowance().maySpeak(frame.length())) {
            return () -> line.close(TOO_MUCH);
        }
        carry(frame);
        return NOTHING;
    }

    /** Its client has answered a ping. */
    synchronized void pong(long mark) {
        if (state == State.CARRYING) {
            carriage.answer(mark);
        }
    }

    /** Its socket has ended. True where nothing of it is to be remembered. */
    synchronized boolean closed(int code) {
        if (state == State.ASKING) {
            state = State.GONE;
        } else if (state == State.CARRYING) {
            carriage.hangUp(code);
            state = State.OVER;
        }
        return state != State.GONE;
    }

    /** It is carried from now on. False where it is so already, or cannot be. */
    synchronized boolean isFound() {
        if (state == State.GONE) {
            carriage.hangUp(SocketEnd.BROKEN);
            state = State.OVER;
        }
        if (state != State.ASKING) {
            return false;
        }
        state = State.CARRYING;
        early.forEach(this::carry);
        early.clear();
        return true;
    }

    synchronized boolean isCarried() {
        return state == State.CARRYING;
    }

    synchronized boolean isOver() {
        return state == State.OVER;
    }

    /** Whether no answer is worth waiting for any more. */
    boolean isLate(long now) {
        return now >= until;
    }

    /** No answer is waited for any more. False where one has come. */
    synchronized boolean isForgotten() {
        boolean isGone = state == State.GONE;
        boolean isWaitedFor = isGone || state == State.ASKING;
        if (isWaitedFor) {
            state = isGone ? State.OVER : State.SETTLING;
        }
        return isWaitedFor;
    }

    /** It is a newcomer, where its socket is still there. */
    void settle() {
        if (isOver()) {
            return;
        }
        begin.accept(newcomer);
        for (var frame = nextEarly(); frame != null; frame = nextEarly()) {
            ear.accept(frame);
        }
    }

    private synchronized String nextEarly() {
        var frame = early.poll();
        if (frame == null) {
            state = State.SETTLED;
            line.lodge(null);
        }
        return frame;
    }

    /** Where it does not get there the socket ends, and its client repeats it over the next. */
    private void carry(String frame) {
        if (state == State.CARRYING && !carriage.say(frame)) {
            carriage.hangUp(SocketEnd.BROKEN);
            state = State.OVER;
            line.cut();
        }
    }
}
