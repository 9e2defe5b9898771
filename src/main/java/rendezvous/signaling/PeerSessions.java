package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import rendezvous.admission.Place;
import rendezvous.config.LimitSettings;
import rendezvous.identity.PeerId;
import rendezvous.lobby.Lobby;

/** Everybody who is connected, or has just lost its connection, by id. */
@ApplicationScoped
public class PeerSessions {
    private final Map<PeerId, PeerSession> byId = new ConcurrentHashMap<>();
    private final Lobby lobby;
    private final Heartbeats heartbeats;
    private final ReturnKeys keys;
    private final LimitSettings limits;
    private final Clock clock;
    private final RandomGenerator random;

    /** For the proxy. */
    protected PeerSessions() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public PeerSessions(
            Lobby lobby,
            Heartbeats heartbeats,
            ReturnKeys keys,
            LimitSettings limits,
            Clock clock,
            RandomGenerator random) {
        this.lobby = lobby;
        this.heartbeats = heartbeats;
        this.keys = keys;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    Line open(Way way, Place place) {
        var id = PeerId.random(random);
        var line = new Line(way, place);
        var outbox = new Outbox(line, limits.outboxBytes(), () -> of(id).ifPresent(PeerSession::cut));
        var peer = new PeerSession(id, new Channel(line, outbox), limits.frames(), clock);
        line.belongTo(peer);
        byId.put(id, peer);
        heartbeats.add(peer);
        lobby.enter(id);
        return line;
    }

    void remove(PeerSession peer) {
        byId.remove(peer.id());
        heartbeats.remove(peer);
        keys.forget(peer);
    }

    Optional<PeerSession> of(PeerId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whoever has that id, to be told something. */
    Optional<Recipient> reach(PeerId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, as they come and go. */
    Collection<PeerSession> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** How many visitors there are. */
    public int count() {
        return byId.size();
    }
}
