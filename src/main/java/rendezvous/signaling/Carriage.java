package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
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

    /** By its client. Why the socket is to be closed; null where it is not. */
    CloseReason hear(String frame) {
        if (isOpen && !line.peer().allowance().maySpeak(frame.length())) {
            return TOO_MUCH;
        }
        say(frame);
        return null;
    }

    /** Where it does not get there the socket ends, and its client repeats it over the next. */
    void say(String frame) {
        if (isOpen && !mail.send(home, new Said(seat, frame))) {
            hangUp(SocketEnd.BROKEN);
            line.cut();
        }
    }

    void answer(long mark) {
        if (isOpen) {
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
