package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import java.util.OptionalLong;

/**
 * What one visitor is sent, over the socket that it has at the moment: where that breaks, all waits for the next one.
 * Which socket that is, is decided by {@link Stay}.
 */
final class Channel {
    private final Outbox outbox;
    private volatile Line line;

    Channel(Line line, Outbox outbox) {
        this.line = line;
        this.outbox = outbox;
    }

    /** Null while there is none. */
    Line line() {
        return line;
    }

    boolean isOver(Line some) {
        return line == some;
    }

    void post(String frame) {
        outbox.post(frame);
    }

    void flush() {
        outbox.flush();
    }

    /** Asks for a sign of life, which also tells how much of what was sent has arrived. */
    void ping() {
        var current = line;
        if (current != null) {
            current.ping(outbox.reached(current));
        }
    }

    /** A pong came over that socket. @param mark of the ping it answers, or whatever the client made of it */
    void answered(Line from, long mark) {
        if (isOver(from) && mark <= outbox.reached(from)) {
            outbox.confirm(mark);
        }
    }

    /** See {@link Journal#review}. */
    void review(long heard, long now, long patience) {
        outbox.review(heard, now, patience);
    }

    /** There is a call to set up. */
    void expedite() {
        var current = line;
        if (current != null) {
            current.expedite();
        }
    }

    /** From now on another socket can go on where this one ends. */
    void keep() {
        outbox.keep();
    }

    /** That socket, which is its, is gone. */
    void leave(Line broken) {
        line = null;
        outbox.leave(broken);
    }

    /** See {@link Outbox#resumableAfter}. */
    OptionalLong resumableAfter(long received) {
        return outbox.resumableAfter(received);
    }

    /** From now on it is that socket's; nothing is written to it before the {@link #greet greeting}. */
    void moveTo(Line next) {
        line = next;
    }

    /** Goes on over the socket it has moved to, with what has been missed. */
    void greet(String greeting, Handover handover) {
        outbox.moveTo(handover.now(), greeting, handover.got());
    }

    /** The client does not read: a close frame would not reach it. False where there is no socket to cut. */
    boolean cut() {
        outbox.close();
        var current = line;
        if (current != null) {
            current.cut();
        }
        return current != null;
    }

    void close(CloseReason reason) {
        outbox.close();
        var current = line;
        if (current != null) {
            current.close(reason);
        }
    }
}
