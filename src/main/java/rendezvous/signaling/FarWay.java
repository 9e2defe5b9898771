package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import rendezvous.cluster.Letter.Probe;
import rendezvous.cluster.Letter.Shut;
import rendezvous.cluster.Letter.Told;
import rendezvous.lobby.Mail;

/** A socket of another node. @param broken is called where that node takes nothing: for us the socket has ended then */
record FarWay(Mail mail, Seat seat, Runnable broken) implements Way {
    @Override
    public void send(String frame, Runnable done) {
        if (mail.send(seat.node(), new Told(seat.number(), frame))) {
            done.run();
        } else {
            cut();
            broken.run();
        }
    }

    /** One that does not get there is missed by nobody but the heartbeat. */
    @Override
    public void ping(long mark) {
        mail.send(seat.node(), new Probe(seat.number(), mark));
    }

    @Override
    public void expedite() {
        // Whose socket that is has done so.
    }

    @Override
    public void cut() {
        mail.post(seat.node(), new Shut(seat.number(), 0, ""));
    }

    @Override
    public void close(CloseReason reason) {
        mail.post(seat.node(), new Shut(seat.number(), reason.getCloseCode().getCode(), reason.getReasonPhrase()));
    }
}
