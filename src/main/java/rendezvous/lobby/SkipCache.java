package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import rendezvous.config.SkipSettings;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.PairingRule;

/**
 * Who skipped whom. A skip bars both from meeting until it expires, until the one who skipped says {@code forget}, or
 * until either's connection ends: nothing is held for somebody who is gone.
 */
@ApplicationScoped
public class SkipCache implements PairingRule {
    private final Map<PeerId, Skips> byPeer = new HashMap<>();
    private final SkipSettings settings;
    private final Clock clock;

    /** For the proxy. */
    protected SkipCache() {
        this(null, null);
    }

    @Inject
    public SkipCache(SkipSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** {@code who} skipped {@code whom}, now. */
    public synchronized void remember(PeerId who, PeerId whom) {
        var skips = of(who);
        skips.add(whom, clock.millis() + settings.duration().toMillis());
        of(whom).addSkippedBy(who);
        if (skips.count() > settings.maxPerPeer()) {
            unlink(who, skips.removeOldest());
        }
    }

    /** Empties the memory of whom {@code who} skipped; those who skipped {@code who} keep theirs. */
    public synchronized void forget(PeerId who) {
        var skips = byPeer.get(who);
        if (skips != null) {
            skips.removeAll().forEach(whom -> unlink(who, whom));
            dropIfEmpty(who, skips);
        }
    }

    /** The connection ended: what it skipped and who skipped it is of no use to anybody. */
    public synchronized void drop(PeerId peer) {
        forget(peer);
        var skips = byPeer.remove(peer);
        if (skips != null) {
            skips.skippedBy().forEach(who -> removeSkip(who, peer));
        }
    }

    /** Lets go of what has expired. */
    public synchronized void sweep() {
        long now = clock.millis();
        for (var who : byPeer.keySet().toArray(PeerId[]::new)) {
            var skips = byPeer.get(who);
            if (skips != null) {
                skips.removeExpired(now).forEach(whom -> unlink(who, whom));
                dropIfEmpty(who, skips);
            }
        }
    }

    @Override
    public synchronized boolean bars(PeerId one, PeerId other) {
        var skips = byPeer.get(one);
        return skips != null && (skips.holds(other, clock.millis()) || skips.isSkippedBy(other) && holds(other, one));
    }

    @Override
    public synchronized void eachBarred(PeerId peer, Consumer<PeerId> action) {
        var skips = byPeer.get(peer);
        if (skips != null) {
            skips.eachAlive(clock.millis(), action);
            skips.skippedBy().forEach(who -> {
                if (holds(who, peer)) {
                    action.accept(who);
                }
            });
        }
    }

    /** How many peers have something held for them. */
    public synchronized int peersHeld() {
        return byPeer.size();
    }

    /** How many skips are held. */
    public synchronized int size() {
        return byPeer.values().stream().mapToInt(Skips::count).sum();
    }

    private boolean holds(PeerId who, PeerId whom) {
        return byPeer.get(who).holds(whom, clock.millis());
    }

    private Skips of(PeerId peer) {
        return byPeer.computeIfAbsent(peer, key -> new Skips());
    }

    /** The skip is gone from {@code who}'s side; this clears the other's. */
    private void unlink(PeerId who, PeerId whom) {
        var skips = byPeer.get(whom);
        if (skips != null) {
            skips.removeSkippedBy(who);
            dropIfEmpty(whom, skips);
        }
    }

    private void removeSkip(PeerId who, PeerId whom) {
        var skips = byPeer.get(who);
        if (skips != null) {
            skips.remove(whom);
            dropIfEmpty(who, skips);
        }
    }

    private void dropIfEmpty(PeerId peer, Skips skips) {
        if (skips.isEmpty()) {
            byPeer.remove(peer);
        }
    }
}
