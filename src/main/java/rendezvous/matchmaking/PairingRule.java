package rendezvous.matchmaking;

import java.util.function.Consumer;
import rendezvous.identity.PeerId;

/**
 * Who must not meet. It names the barred rather than answering for a pair, so that a round costs the number of
 * skips and not the number of pairs. It must be symmetric: if one bars the other, the other bars the one.
 */
@FunctionalInterface
public interface PairingRule {
    PairingRule ANYONE = (peer, barred) -> {};

    /** Hands over each peer that {@code peer} must not meet; the same one twice does no harm. */
    void eachBarred(PeerId peer, Consumer<PeerId> barred);
}
