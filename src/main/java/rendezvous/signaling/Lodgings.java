package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Probe;
import rendezvous.cluster.Letter.Reclaim;
import rendezvous.cluster.Letter.Shut;
import rendezvous.cluster.Letter.Told;
import rendezvous.config.LimitSettings;
import rendezvous.identity.NodeId;
import rendezvous.lobby.Mail;

/** The sockets of here whose visitors live at other nodes, or are asked for there. */
@ApplicationScoped
public class Lodgings {
    /** How long an answer is waited for, in milliseconds: somebody looks at its screen meanwhile. */
    private static final long PATIENCE = 1_000;

    private final Map<Long, Lodging> bySeat = new ConcurrentHashMap<>();
    private final AtomicLong seats = new AtomicLong();
    private final Cluster cluster;
    private final Mail mail;
    private final Departure departure;
    private final LimitSettings limits;
    private final Clock clock;

    /** For the proxy. */
    protected Lodgings() {
        this(null, null, null, null, null);
    }

    @Inject
    public Lodgings(Cluster cluster, Mail mail, Departure departure, LimitSettings limits, Clock clock) {
        this.cluster = cluster;
        this.mail = mail;
        this.departure = departure;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Asks all other nodes for the place that the newcomer wants back; once for a socket. False where there is nobody
     * to ask.
     *
     * @param frame by which it wants it
     * @param begin has it begin anew, should it be nowhere
     */
    boolean ask(PeerSession newcomer, String frame, Consumer<PeerSession> begin) {
        var line = newcomer.channel().line();
        var others = new LinkedHashSet<>(cluster.nodes());
        others.remove(cluster.self());
        if (others.isEmpty() || line == null) {
            return false;
        }
        long seat = seats.incrementAndGet();
        var lodging = new Lodging(seat, line, mail, others, begin, limits.outboxBytes(), clock.millis() + PATIENCE);
        bySeat.put(seat, lodging);
        line.lodge(lodging);
        others.stream()
                .filter(node -> !mail.send(node, new Reclaim(seat, frame)))
                .forEach(node -> refused(node, seat));
        return true;
    }

    void refused(NodeId node, long seat) {
        var lodging = bySeat.get(seat);
        if (lodging != null && lodging.isNotAt(node)) {
            settle(seat, lodging);
        }
    }

    void told(NodeId home, Told letter) {
        var lodging = bySeat.get(letter.seat());
        if (lodging != null && lodging.isFoundAt(home)) {
            departure.dissolve(lodging.newcomer());
            lodging.newcomer().channel().expedite();
        }
        if (lodging != null && lodging.isAt(home)) {
            lodging.tell(letter.frame());
        } else {
            // Too late: it has begun anew, or its socket has ended, of which its home may have been told already.
            mail.post(home, new Hung(letter.seat(), 0));
        }
        if (lodging != null && lodging.isOver()) {
            bySeat.remove(letter.seat());
        }
    }

    void probed(NodeId home, Probe letter) {
        at(home, letter.seat()).ifPresent(lodging -> lodging.ping(letter.mark()));
    }

    void shut(NodeId home, Shut letter) {
        at(home, letter.seat())
                .ifPresentOrElse(lodging -> lodging.end(reason(letter)), () -> refused(home, letter.seat()));
    }

    /** Its socket has ended. */
    void closed(Lodging lodging, int code) {
        if (lodging.closed(code)) {
            bySeat.values().remove(lodging);
        }
    }

    /** Who lived there comes back as somebody else, over a socket of its own. */
    void lost(NodeId node) {
        bySeat.forEach((seat, lodging) -> {
            if (lodging.isAt(node)) {
                lodging.end(null);
            } else {
                refused(node, seat);
            }
        });
    }

    /** This node is being emptied: whoever lives elsewhere finds its place from another one, too. */
    void cut() {
        bySeat.values().forEach(lodging -> lodging.end(null));
    }

    /** Whoever has waited for long enough is a newcomer. */
    void expire() {
        bySeat.forEach((seat, lodging) -> {
            if (lodging.isLate(clock.millis())) {
                settle(seat, lodging);
            }
        });
    }

    /** How many there are. */
    int count() {
        return bySeat.size();
    }

    private void settle(long seat, Lodging lodging) {
        if (lodging.isForgotten()) {
            bySeat.remove(seat);
            lodging.settle();
        }
    }

    private Optional<Lodging> at(NodeId home, long seat) {
        return Optional.ofNullable(bySeat.get(seat)).filter(lodging -> lodging.isAt(home));
    }

    private static CloseReason reason(Shut letter) {
        return letter.code() == 0 ? null : new CloseReason(CloseCodes.getCloseCode(letter.code()), letter.reason());
    }
}
