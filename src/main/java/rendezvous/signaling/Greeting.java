package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import rendezvous.ice.IceAnswer;
import rendezvous.ice.IceServers;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.SetInfoSuccess;

/** Answers who has said what it is with all it needs; who has come back gets it ahead of what it has missed. */
@ApplicationScoped
public class Greeting {
    private final IceServers ice;
    private final Attendance attendance;
    private final ReturnKeys keys;
    private final Codec codec;

    /** For the proxy. */
    protected Greeting() {
        this(null, null, null, null);
    }

    @Inject
    public Greeting(IceServers ice, Attendance attendance, ReturnKeys keys, Codec codec) {
        this.ice = ice;
        this.attendance = attendance;
        this.keys = keys;
        this.codec = codec;
    }

    void send(PeerSession peer, Optional<Handover> handover) {
        var given = ice.answer(peer.id());
        var frame = codec.encode(success(peer, given, handover));
        handover.ifPresentOrElse(done -> peer.channel().greet(frame, done), () -> peer.send(frame));
        // Afterwards, so that what renews it comes after it, too.
        peer.notes().given(given);
    }

    private SetInfoSuccess success(PeerSession peer, IceAnswer given, Optional<Handover> handover) {
        return new SetInfoSuccess(
                peer.id(),
                keys.keyOf(peer),
                handover.isPresent(),
                handover.map(Handover::received).orElseGet(peer.stay()::received),
                given.servers(),
                ice.relay(),
                attendance.tellFirst(peer));
    }
}
