package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import rendezvous.protocol.BadFrameException;
import rendezvous.protocol.ClientMessage;
import rendezvous.protocol.ClientMessage.Block;
import rendezvous.protocol.ClientMessage.Call;
import rendezvous.protocol.ClientMessage.Direct;
import rendezvous.protocol.ClientMessage.Forget;
import rendezvous.protocol.ClientMessage.Leave;
import rendezvous.protocol.ClientMessage.Ping;
import rendezvous.protocol.ClientMessage.Queue;
import rendezvous.protocol.ClientMessage.Report;
import rendezvous.protocol.ClientMessage.SetInfo;
import rendezvous.protocol.ClientMessage.Signal;
import rendezvous.protocol.ClientMessage.Unqueue;
import rendezvous.protocol.ServerMessage.Pong;

/** The only dispatch: what a client said, to who deals with it. */
@ApplicationScoped
public class MessageRouter {
    private final Exchange exchange;
    private final Welcome welcome;
    private final Wishes wishes;
    private final SignalRelay relay;
    private final Directness directness;
    private final Complaints complaints;
    private final CallReports calls;

    /** For the proxy. */
    protected MessageRouter() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public MessageRouter(
            Exchange exchange,
            Welcome welcome,
            Wishes wishes,
            SignalRelay relay,
            Directness directness,
            Complaints complaints,
            CallReports calls) {
        this.exchange = exchange;
        this.welcome = welcome;
        this.wishes = wishes;
        this.relay = relay;
        this.directness = directness;
        this.complaints = complaints;
        this.calls = calls;
    }

    void receive(PeerSession from, String frame) {
        if (!exchange.admits(from, frame)) {
            return;
        }
        try {
            dispatch(from, exchange.read(frame), frame);
        } catch (BadFrameException e) {
            exchange.refuse(from, e.code());
        }
    }

    private void dispatch(PeerSession from, ClientMessage message, String frame) throws BadFrameException {
        if (message instanceof Signal signal) {
            relay.relay(from, signal);
        } else if (message instanceof SetInfo info) {
            welcome.introduce(from, info, frame);
        } else if (message instanceof Queue) {
            wishes.queue(from);
        } else if (message instanceof Unqueue) {
            wishes.hangUp(from);
        } else if (message instanceof Leave leave) {
            wishes.next(from, leave.room());
        } else if (message instanceof Forget) {
            wishes.forget(from);
        } else if (message instanceof Block block) {
            complaints.block(from, block.room());
        } else if (message instanceof Report report) {
            complaints.report(from, report);
        } else if (message instanceof Call call) {
            calls.take(from, call);
        } else if (message instanceof Direct direct) {
            directness.allow(from, direct.room());
        } else if (message instanceof Ping ping) {
            exchange.answer(from, new Pong(ping.data()));
        }
    }
}
