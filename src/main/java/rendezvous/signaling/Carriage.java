package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import rendezvous.cluster.Letter.Alive;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Reclaim;
import rendezvous.cluster.Letter.Said;
import rendezvous.identity.NodeId;
import rendezvous.lobby.Mail;

/** Carries what is said between one socket of here and the node where its visitor lives, by letters. */
final class Carriage {
    private final NodeId home;
    private final long seat;
    private final Line line;
    private final Mail mail;
    private final Outbox outbox;
    /** How many frames its home has told it. Letters come on one thread. */
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

    /** False where it does not get there. */
    boolean ask(String frame) {
        return mail.send(home, new Reclaim(seat, frame));
    }

    /** The same. */
    boolean say(String frame) {
        return mail.send(home, new Said(seat, frame));
    }

    void answer(long mark) {
        mail.send(home, new Alive(seat, mark));
    }

    void hangUp(int code) {
        mail.post(home, new Hung(seat, code));
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
