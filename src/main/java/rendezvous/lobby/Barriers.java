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
 * Who must not meet: those who skipped each other, and those of whom one blocked the other. Blocks are known by marks,
 * which name nobody, so they are found when two are about to meet, and from then on barred like a skip that does not
 * expire, that no {@code forget} touches and that no later one pushes out.
 */
@ApplicationScoped
public class Barriers implements PairingRule {
    private static final SkipSettings WITHOUT_END = new SkipSettings(Duration.ofDays(36_500), Integer.MAX_VALUE);

    private final SkipCache skips;
    private final SkipCache found;

    /** For the proxy. */
    protected Barriers() {
        this.skips = null;
        this.found = null;
    }

    @Inject
    public Barriers(SkipCache skips, Clock clock) {
        this.skips = skips;
        this.found = new SkipCache(WITHOUT_END, clock);
    }

    /** The two are barred from now on, if either was found to hold a mark of the other; whether they are. */
    boolean add(Blocks blocks) {
        if (blocks.byOne()) {
            found.remember(blocks.two().one(), blocks.two().other());
        }
        if (blocks.byOther()) {
            found.remember(blocks.two().other(), blocks.two().one());
        }
        return blocks.any();
    }

    /** {@code who} may hold other marks now: those whom it blocks are to be found anew. */
    void lookAgain(PeerId who) {
        found.forget(who);
    }

    /** The connection ended. */
    void drop(PeerId peer) {
        found.drop(peer);
    }

    @Override
    public boolean bars(PeerId one, PeerId other) {
        return skips.bars(one, other) || found.bars(one, other);
    }

    @Override
    public void eachBarred(PeerId peer, Consumer<PeerId> action) {
        skips.eachBarred(peer, action);
        found.eachBarred(peer, action);
    }

    /** How many blocks were found between those who are connected. */
    public int size() {
        return found.size();
    }
}
