package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Probe;
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
    /** Of these, those whose answer has not come. */
    private final Map<Long, Lodging> asking = new ConcurrentHashMap<>();

    private final AtomicLong seats = new AtomicLong();
    private final Mail mail;
    private final Departure departure;
    private final LimitSettings limits;
    private final Clock clock;

    /** For the proxy. */
    protected Lodgings() {
        this(null, null, null, null);
    }

    @Inject
    public Lodgings(Mail mail, Departure departure, LimitSettings limits, Clock clock) {
        this.mail = mail;
        this.departure = departure;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Asks that node for the place that the newcomer wants back; once for a socket.
     *
     * @param frame by which it wants it
     * @param begin has it begin anew, should it not be there
     */
    void ask(PeerSession newcomer, NodeId home, String frame, Consumer<PeerSession> begin) {
        var line = newcomer.channel().line();
        long seat = seats.incrementAndGet();
        var carriage = new Carriage(home, seat, line, mail, limits.outboxBytes());
        var lodging = new Lodging(line, carriage, begin, clock.millis() + PATIENCE);
        bySeat.put(seat, lodging);
        asking.put(seat, lodging);
        line.lodge(lodging);
        if (newcomer.stay().hasEnded()) {
            // Who closed it meanwhile may not have seen that it lodges.
            forget(lodging);
        } else if (!carriage.ask(frame)) {
            settle(lodging);
        }
    }

    void refused(NodeId home, long seat) {
        at(home, seat).ifPresent(this::settle);
    }

    void told(NodeId home, Told letter) {
        var lodging = at(home, letter.seat());
        lodging.filter(Lodging::find).ifPresent(found -> {
            asking.remove(letter.seat());
            departure.dissolve(found.newcomer());
            found.newcomer().channel().expedite();
        });
        lodging.filter(Lodging::isCarried)
                .map(Lodging::carriage)
                .ifPresentOrElse(carriage -> carriage.tell(letter.frame()), () -> missed(home, letter.seat()));
    }

    void probed(NodeId home, Probe letter) {
        carried(home, letter.seat()).ifPresent(carriage -> carriage.ping(letter.mark()));
    }

    void shut(NodeId home, Shut letter) {
        carried(home, letter.seat())
                .ifPresentOrElse(carriage -> carriage.end(reason(letter)), () -> refused(home, letter.seat()));
    }

    /** Its socket has ended. */
    void closed(Lodging lodging, int code) {
        if (lodging.closed(code)) {
            forget(lodging);
        }
    }

    /** Who lived there comes back as somebody else, over a socket of its own. */
    void lost(NodeId node) {
        bySeat.keySet().forEach(seat -> {
            carried(node, seat).ifPresent(carriage -> carriage.end(null));
            refused(node, seat);
        });
    }

    /** This node is being emptied: whoever lives elsewhere finds its place from another one, too. */
    void cut() {
        bySeat.values().forEach(lodging -> lodging.carriage().end(null));
    }

    /** Whoever has waited for long enough is a newcomer. */
    void expire() {
        asking.values().stream()
                .filter(lodging -> lodging.isLate(clock.millis()))
                .forEach(this::settle);
    }

    /** How many there are. */
    public int count() {
        return bySeat.size();
    }

    private void settle(Lodging lodging) {
        if (lodging.giveUpWaiting()) {
            forget(lodging);
            lodging.settle();
        }
    }

    private void forget(Lodging lodging) {
        bySeat.remove(lodging.carriage().seat());
        asking.remove(lodging.carriage().seat());
    }

    /** Told too late: it has begun anew, or its socket has ended or has to, of which its home may have heard already. */
    private void missed(NodeId home, long seat) {
        at(home, seat).ifPresent(gone -> {
            forget(gone);
            gone.carriage().end(null);
        });
        mail.post(home, new Hung(seat, 0));
    }

    private Optional<Carriage> carried(NodeId home, long seat) {
        return at(home, seat).filter(Lodging::isCarried).map(Lodging::carriage);
    }

    private Optional<Lodging> at(NodeId home, long seat) {
        return Optional.ofNullable(bySeat.get(seat))
                .filter(lodging -> lodging.carriage().isTo(home));
    }

    private static CloseReason reason(Shut letter) {
        return letter.code() == 0 ? null : new CloseReason(CloseCodes.getCloseCode(letter.code()), letter.reason());
    }
}
