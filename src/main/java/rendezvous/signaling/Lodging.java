package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import java.util.function.Consumer;

/**
 * A socket of here whose client wants back a place of another node. That one is asked, and what it says meanwhile
 * waits; then it is carried there, as it is, or turns out to be a newcomer. Nothing is written to it while this is
 * locked.
 */
final class Lodging {
    private enum State {
        ASKING,
        FOUND,
        /** It is a newcomer, and what it has said early is being heard. */
        SETTLING,
        /** It is a newcomer, and of here. */
        SETTLED,
        /** Its socket ended before an answer came: a home that gives one yet is told that it broke. */
        GONE
    }

    /** In milliseconds: what a home holds a place for by default, and a bit. */
    private static final long MEMORY = 20_000;

    private final Line line;
    private final PeerSession newcomer;
    private final Carriage carriage;
    private final Consumer<PeerSession> begin;
    private final long until;
    private final Early early = new Early();
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
        return switch (state) {
            case SETTLED -> () -> here.accept(frame);
            case ASKING, SETTLING -> ending(early.keep(frame));
            case FOUND -> carriage.hear(frame);
            case GONE -> () -> {};
        };
    }

    private Runnable ending(CloseReason refusal) {
        return refusal == null ? () -> {} : () -> line.close(refusal);
    }

    /** Its client has answered a ping. */
    synchronized void pong(long mark) {
        if (state == State.FOUND) {
            carriage.answer(mark);
        }
    }

    /** Its socket has ended. True where nothing of it is to be remembered. */
    synchronized boolean closed(int code) {
        if (state == State.ASKING) {
            state = State.GONE;
        } else if (state == State.FOUND) {
            carriage.hangUp(code);
        }
        return state != State.GONE;
    }

    /** It is carried from now on. False where it is so already, or cannot be. */
    synchronized boolean find() {
        boolean isFirst = state == State.ASKING;
        if (state == State.GONE) {
            carriage.hangUp(SocketEnd.BROKEN);
        }
        if (isFirst) {
            state = State.FOUND;
            early.passTo(carriage::say);
        }
        return isFirst;
    }

    synchronized boolean isCarried() {
        return state == State.FOUND && carriage.isOpen();
    }

    /** Whether no answer is worth waiting for any more; one that is gone is remembered for as long as its home holds it. */
    synchronized boolean isLate(long now) {
        return now >= (state == State.GONE ? until + MEMORY : until);
    }

    /** No answer is waited for any more. False where one has come. */
    synchronized boolean giveUpWaiting() {
        if (state == State.ASKING) {
            state = State.SETTLING;
            return true;
        }
        return state == State.GONE;
    }

    /** It is a newcomer, where its socket is still there. */
    void settle() {
        if (isGone()) {
            return;
        }
        begin.accept(newcomer);
        for (var frame = nextEarly(); frame != null; frame = nextEarly()) {
            ear.accept(frame);
        }
    }

    private synchronized boolean isGone() {
        return state == State.GONE;
    }

    private synchronized String nextEarly() {
        var frame = early.next();
        if (frame == null) {
            state = State.SETTLED;
            line.lodge(null);
        }
        return frame;
    }
}
