package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import rendezvous.cluster.Hallmark;
import rendezvous.config.ResumeSettings;
import rendezvous.identity.NodeId;
import rendezvous.identity.ResumeToken;
import rendezvous.protocol.Return;

/**
 * The visits that another socket may take over, by the token that opens each. A token is looked up whole, so that its
 * parts cannot be guessed one by one.
 */
@ApplicationScoped
public class ReturnKeys {
    private final Map<ResumeToken, PeerSession> byToken = new ConcurrentHashMap<>();
    private final ResumeSettings settings;
    private final RandomGenerator random;
    private final Hallmark hallmark;

    /** For the proxy. */
    protected ReturnKeys() {
        this(null, null, null);
    }

    @Inject
    public ReturnKeys(ResumeSettings settings, RandomGenerator random, Hallmark hallmark) {
        this.settings = settings;
        this.random = random;
        this.hallmark = hallmark;
    }

    /**
     * What opens the peer's place; the same until it is used, so that an answer which gets lost takes nothing away with
     * it. Null where no places are held.
     */
    ResumeToken keyOf(PeerSession peer) {
        if (!settings.isOn()) {
            return null;
        }
        peer.stay().keepPlace();
        var key = peer.keys().newest(() -> cut(peer));
        if (peer.stay().hasEnded()) {
            forget(peer);
        }
        return key;
    }

    private ResumeToken cut(PeerSession peer) {
        var key = hallmark.on(ResumeToken.random(random));
        byToken.put(key, peer);
        return key;
    }

    /** Whose place it may open, without using it. */
    Optional<PeerSession> holder(ResumeToken token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /** The other node where it may open one; empty for none. */
    Optional<NodeId> home(ResumeToken token) {
        return settings.isOn() && !byToken.containsKey(token) ? hallmark.giver(token) : Optional.empty();
    }

    /** Succeeds once for each token, and again as long as the answer to it may not have arrived. */
    Optional<PeerSession> open(Return back) {
        return Optional.ofNullable(byToken.get(back.token()))
                .filter(peer -> peer.keys().use(back, byToken::remove));
    }

    void forget(PeerSession peer) {
        peer.keys().forget(byToken::remove);
    }

    /** How many tokens are remembered: at most two of each visit. */
    public int count() {
        return byToken.size();
    }
}
