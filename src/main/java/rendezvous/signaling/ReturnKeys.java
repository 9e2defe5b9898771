package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import rendezvous.config.ResumeSettings;
import rendezvous.identity.ResumeToken;

/**
 * The visits that another socket may take over, by the token that opens each. A token is looked up whole, so that its
 * parts cannot be guessed one by one.
 */
@ApplicationScoped
public class ReturnKeys {
    private final Map<ResumeToken, PeerSession> byToken = new ConcurrentHashMap<>();
    private final ResumeSettings settings;
    private final RandomGenerator random;

    /** For the proxy. */
    protected ReturnKeys() {
        this(null, null);
    }

    @Inject
    public ReturnKeys(ResumeSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * What opens the peer's place; the same until it is used, so that an answer which gets lost takes nothing away with
     * it. Null where no places are held.
     */
    ResumeToken keyOf(PeerSession peer) {
        if (settings.isOn() && peer.key() == null) {
            peer.keepPlace(ResumeToken.random(random));
            byToken.put(peer.key(), peer);
            if (peer.hasEnded()) {
                forget(peer);
            }
        }
        return peer.key();
    }

    /** Succeeds once for each token. */
    Optional<PeerSession> open(ResumeToken token) {
        var place = Optional.ofNullable(byToken.remove(token));
        place.ifPresent(PeerSession::loseKey);
        return place;
    }

    void forget(PeerSession peer) {
        var key = peer.key();
        if (key != null) {
            byToken.remove(key);
        }
    }

    boolean holds(PeerSession peer) {
        return peer.key() != null;
    }

    /** How many tokens would open something. */
    public int count() {
        return byToken.size();
    }
}
