package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Lobby;
import rendezvous.lobby.SkipCache;
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
import rendezvous.protocol.Codec;
import rendezvous.protocol.ErrorCode;
import rendezvous.protocol.ServerMessage;
import rendezvous.protocol.ServerMessage.Invalid;
import rendezvous.protocol.ServerMessage.Pong;

/** The only dispatch: what a client said, to who deals with it. */
@ApplicationScoped
public class MessageRouter {
    private static final CloseReason TOO_MANY_ERRORS =
            new CloseReason(CloseCodes.VIOLATED_POLICY, "Too many frames that could not be used");

    private final Codec codec;
    private final Lobby lobby;
    private final ArrivalRounds rounds;
    private final SkipCache skips;
    private final SignalRelay relay;
    private final Departure departure;
    private final Welcome welcome;
    private final Complaints complaints;
    private final Directness directness;
    private final CallReports calls;
    private final Newcomers newcomers;
    private final Event<Refused> refusals;

    /** For the proxy. */
    protected MessageRouter() {
        this(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public MessageRouter(
            Codec codec,
            Lobby lobby,
            ArrivalRounds rounds,
            SkipCache skips,
            SignalRelay relay,
            Departure departure,
            Welcome welcome,
            Complaints complaints,
            Directness directness,
            CallReports calls,
            Newcomers newcomers,
            Event<Refused> refusals) {
        this.codec = codec;
        this.lobby = lobby;
        this.rounds = rounds;
        this.skips = skips;
        this.relay = relay;
        this.departure = departure;
        this.welcome = welcome;
        this.complaints = complaints;
        this.directness = directness;
        this.calls = calls;
        this.newcomers = newcomers;
        this.refusals = refusals;
    }

    void receive(PeerSession from, String frame) {
        from.stay().heard();
        if (!from.allowance().maySpeak(frame.length())) {
            refuse(from, ErrorCode.RATE_LIMITED);
            return;
        }
        try {
            dispatch(from, codec.decode(frame));
        } catch (BadFrameException e) {
            refuse(from, e.code());
        }
    }

    private void dispatch(PeerSession from, ClientMessage message) throws BadFrameException {
        if (message instanceof Signal signal) {
            relay.relay(from, signal);
        } else if (message instanceof SetInfo info) {
            newcomers.remove(from);
            welcome.introduce(from, info);
        } else if (message instanceof Queue) {
            queue(from);
        } else if (message instanceof Unqueue) {
            departure.hangUp(from);
        } else if (message instanceof Leave leave) {
            next(from, leave);
        } else if (message instanceof Block block) {
            complaints.block(from, block.room());
        } else if (message instanceof Report report) {
            complaints.report(from, report);
        } else if (message instanceof Call call) {
            calls.take(from, call);
        } else if (message instanceof Forget) {
            forget(from);
        } else if (message instanceof Direct direct) {
            directness.allow(from, direct.room());
        } else if (message instanceof Ping ping) {
            answer(from, new Pong(ping.data()));
        }
    }

    private void queue(PeerSession peer) {
        if (peer.name().isEmpty()) {
            answer(peer, new Invalid());
        } else if (lobby.join(peer.id())) {
            rounds.ask();
        }
    }

    private void next(PeerSession peer, Leave leave) {
        if (peer.name().isEmpty()) {
            answer(peer, new Invalid());
        } else {
            departure.next(peer, leave.room());
        }
    }

    private void forget(PeerSession peer) {
        skips.forget(peer.id());
        // Somebody who waits may be compatible with somebody who waits again.
        rounds.ask();
    }

    private void refuse(PeerSession peer, ErrorCode code) {
        refusals.fire(new Refused(code == ErrorCode.RATE_LIMITED ? Refusal.RATE : Refusal.FRAME));
        if (peer.allowance().mayErr()) {
            answer(peer, ServerMessage.Error.of(code));
        } else {
            refusals.fire(new Refused(Refusal.ERRORS));
            peer.close(TOO_MANY_ERRORS);
        }
    }

    private void answer(PeerSession peer, ServerMessage message) {
        peer.send(codec.encode(message));
    }
}
