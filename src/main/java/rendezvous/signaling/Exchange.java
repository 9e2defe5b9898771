package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import rendezvous.protocol.BadFrameException;
import rendezvous.protocol.ClientMessage;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ErrorCode;
import rendezvous.protocol.ServerMessage;

/** Frames in, answers out: within what one visitor may say, and with an end to what cannot be used. */
@ApplicationScoped
public class Exchange {
    private static final CloseReason TOO_MANY_ERRORS =
            new CloseReason(CloseCodes.VIOLATED_POLICY, "Too many frames that could not be used");

    private final Codec codec;
    private final Event<Refused> refusals;

    /** For the proxy. */
    protected Exchange() {
        this(null, null);
    }

    @Inject
    public Exchange(Codec codec, Event<Refused> refusals) {
        this.codec = codec;
        this.refusals = refusals;
    }

    /** Whether the frame is heard; whoever says too much is told so. */
    boolean admits(PeerSession from, String frame) {
        from.stay().heard();
        boolean isWithin = from.allowance().maySpeak(frame.length());
        if (!isWithin) {
            refuse(from, ErrorCode.RATE_LIMITED);
        }
        return isWithin;
    }

    ClientMessage read(String frame) throws BadFrameException {
        return codec.decode(frame);
    }

    void refuse(PeerSession peer, ErrorCode code) {
        refusals.fire(new Refused(code == ErrorCode.RATE_LIMITED ? Refusal.RATE : Refusal.FRAME));
        if (peer.allowance().mayErr()) {
            answer(peer, ServerMessage.Error.of(code));
        } else {
            refusals.fire(new Refused(Refusal.ERRORS));
            peer.close(TOO_MANY_ERRORS);
        }
    }

    void answer(PeerSession peer, ServerMessage message) {
        peer.send(codec.encode(message));
    }
}
