package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import rendezvous.config.SkipSettings;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.PairingRule;

/**
 * Who of here must not meet whom of other nodes: as {@link Barriers} has it, and beyond that those of whom it turned out
 * when they were about to. That is remembered for a while only, as a skip at another node may be forgotten there.
 */
@ApplicationScoped
public class FarBarriers implements PairingRule {
    private static final SkipSettings FOR_A_WHILE = new SkipSettings(Duration.ofMinutes(1), 100);

    private final Barriers barriers;
    private final SkipCache found;

    /** For the proxy. */
    protected FarBarriers() {
        this.barriers = null;
        this.found = null;
    }

    @Inject
    public FarBarriers(Barriers barriers, Clock clock) {
        this.barriers = barriers;
        this.found = new SkipCache(FOR_A_WHILE, clock);
    }

    /** @param peer of here */
    void remember(PeerId peer, PeerId stranger) {
        found.remember(peer, stranger);
    }

    /** One of the two has gone. */
    void drop(PeerId peer) {
        found.drop(peer);
    }

    /** How many were found, and are remembered. */
    public int size() {
        return found.size();
    }

    /** Lets go of what has expired. */
    public void sweep() {
        found.sweep();
    }

    @Override
    public boolean bars(PeerId one, PeerId other) {
        return barriers.bars(one, other) || found.bars(one, other);
    }

    @Override
    public void eachBarred(PeerId peer, Consumer<PeerId> action) {
        barriers.eachBarred(peer, action);
        found.eachBarred(peer, action);
    }
}
