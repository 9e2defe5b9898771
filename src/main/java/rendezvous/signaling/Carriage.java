package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.concurrent.atomic.AtomicInteger;
import rendezvous.cluster.Letter.Alive;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Reclaim;
import rendezvous.cluster.Letter.Said;
import rendezvous.identity.NodeId;
import rendezvous.lobby.Mail;

/**
 * Carries what is said between one socket of here and the node where its visitor lives, by letters. What goes there is
 * guarded by its {@link Lodging}; what comes from there comes on one thread.
 */
final class Carriage {
    private static final CloseReason TOO_MUCH = new CloseReason(CloseCodes.VIOLATED_POLICY, "Too much said");

    /** Pings whose answers may be on their way. */
    private static final int MOST_OWED = 10;

    private final AtomicInteger owed = new AtomicInteger();
    private final NodeId home;
    private final long seat;
    private final Line line;
    private final Mail mail;
    private final Outbox outbox;
    private boolean isOpen = true;
    /** How many frames its home has told it. */
    private long told;

    /** @param seat how the home is told which socket it is @param capacity see {@link Outbox} */
    Carriage(NodeId home, long seat, Line line, Mail mail, int capacity) {
        this.home = home;
        this.seat = seat;
        this.line = line;
        this.mail = mail;
        outbox = new Outbox(line, capacity, line::cut);
    }

    long seat() {
        return seat;
    }

    boolean isTo(NodeId node) {
        return home.equals(node);
    }

    boolean isOpen() {
        return isOpen;
    }

    /** False where it does not get there. */
    boolean ask(String frame) {
        return mail.send(home, new Reclaim(seat, frame));
    }

    /** By its client. What is to be done with the socket, where nothing is locked. */
    Runnable hear(String frame) {
        if (isOpen && !line.peer().allowance().maySpeak(frame.length())) {
            return () -> line.close(TOO_MUCH);
        }
        return say(frame) ? () -> {} : line::cut;
    }

    /** False where it does not get there: the socket has to end, and its client repeats it over the next. */
    boolean say(String frame) {
        boolean isLost = isOpen && !mail.send(home, new Said(seat, frame));
        if (isLost) {
            hangUp(SocketEnd.BROKEN);
        }
        return !isLost;
    }

    /** A pong that nobody asked for is no letter's worth. */
    void answer(long mark) {
        if (isOpen && owed.getAndUpdate(pongs -> Math.max(0, pongs - 1)) > 0) {
            mail.send(home, new Alive(seat, mark));
        }
    }

    /** For good; once. */
    void hangUp(int code) {
        if (isOpen) {
            isOpen = false;
            mail.post(home, new Hung(seat, code));
        }
    }

    void tell(String frame) {
        told++;
        outbox.post(frame);
        outbox.flush();
    }

    /** What is still to be written must not be taken for what has arrived. */
    void ping(long mark) {
        owed.updateAndGet(pongs -> Math.min(MOST_OWED, pongs + 1));
        line.ping(outbox.reached(line) == told ? mark : 0);
    }

    /** Nothing more is told. @param reason null where the socket is to be cut */
    void end(CloseReason reason) {
        outbox.close();
        if (reason == null) {
            line.cut();
        } else {
            line.close(reason);
        }
    }
}
