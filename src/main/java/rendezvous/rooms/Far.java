package rendezvous.rooms;

import static java.util.Objects.requireNonNull;

import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;

/** One of a room's two who lives at another node. */
public record Far(PeerId peer, NodeId home) {
    public Far {
        requireNonNull(peer, "peer");
        requireNonNull(home, "home");
    }
}
