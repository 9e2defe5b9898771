package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import rendezvous.config.LimitSettings;
import rendezvous.identity.PeerId;
import rendezvous.lobby.Lobby;

/** Everybody who is connected, by id. */
@ApplicationScoped
public class PeerSessions {
    private final Map<PeerId, PeerSession> byId = new ConcurrentHashMap<>();
    private final Lobby lobby;
    private final Heartbeats heartbeats;
    private final LimitSettings limits;
    private final Clock clock;
    private final RandomGenerator random;

    /** For the proxy. */
    protected PeerSessions() {
        this(null, null, null, null, null);
    }

    @Inject
    public PeerSessions(Lobby lobby, Heartbeats heartbeats, LimitSettings limits, Clock clock, RandomGenerator random) {
        this.lobby = lobby;
        this.heartbeats = heartbeats;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    PeerSession open(Session socket) {
        var id = PeerId.random(random);
        var outbox =
                new Outbox(new SocketWriter(socket), limits.outboxBytes(), () -> of(id).ifPresent(PeerSession::cut));
        var peer = new PeerSession(id, socket, outbox, limits, clock);
        byId.put(id, peer);
        heartbeats.add(peer);
        lobby.enter(id);
        return peer;
    }

    void remove(PeerSession peer) {
        byId.remove(peer.id());
        heartbeats.remove(peer);
    }

    Optional<PeerSession> of(PeerId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How many are connected. */
    public int count() {
        return byId.size();
    }
}
