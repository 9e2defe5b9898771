package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import rendezvous.ice.IceServers;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage;

/**
 * Gives those who have introduced themselves other ICE servers before the ones they have end, as the heartbeat comes.
 */
@ApplicationScoped
public class IceRenewal {
    private final IceServers ice;
    private final Codec codec;

    /** For the proxy. */
    protected IceRenewal() {
        this(null, null);
    }

    @Inject
    public IceRenewal(IceServers ice, Codec codec) {
        this.ice = ice;
        this.codec = codec;
    }

    void tell(PeerSession peer) {
        var held = peer.notes().given();
        if (held != null && ice.isStale(held)) {
            var answer = ice.answer(peer.id());
            peer.send(codec.encode(new ServerMessage.IceServers(answer.servers())));
            peer.notes().given(answer);
        }
    }
}
