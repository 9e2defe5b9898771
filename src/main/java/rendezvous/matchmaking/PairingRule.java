package rendezvous.matchmaking;

import java.util.function.Consumer;
import rendezvous.identity.PeerId;

/**
 * Who must not meet. It must be symmetric: if one bars the other, the other bars the one. It can also name the barred,
 * so that a round never costs the number of pairs.
 */
public interface PairingRule {
    PairingRule ANYONE = new PairingRule() {
        @Override
        public boolean bars(PeerId one, PeerId other) {
            return false;
        }

        @Override
        public void eachBarred(PeerId peer, Consumer<PeerId> action) {}
    };

    /** Whether the two must not meet. */
    boolean bars(PeerId one, PeerId other);

    /** Hands over each peer that {@code peer} must not meet; the same one twice does no harm. */
    void eachBarred(PeerId peer, Consumer<PeerId> action);
}
