package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import rendezvous.admission.Place;
import rendezvous.config.IntroductionSettings;

/**
 * Those who are connected and have not said who they are, in the order they came: whoever takes too long only holds a
 * place that somebody else could have. Looked at by each beat of the heartbeat, so that nobody needs a timer.
 */
@ApplicationScoped
public class Newcomers {
    private static final Logger LOG = Logger.getLogger(Newcomers.class.getName());
    private static final CloseReason TOO_LATE = new CloseReason(CloseCodes.VIOLATED_POLICY, "No introduction in time");

    private final Map<PeerSession, Long> since = new LinkedHashMap<>();
    private final Map<Place, Long> expected = new LinkedHashMap<>();
    private final IntroductionSettings settings;
    private final Clock clock;
    private final Event<Refused> refusals;
    private final Event<SocketOpened> arrivals;

    /** For the proxy. */
    protected Newcomers() {
        this(null, null, null, null);
    }

    @Inject
    public Newcomers(
            IntroductionSettings settings, Clock clock, Event<Refused> refusals, Event<SocketOpened> arrivals) {
        this.settings = settings;
        this.clock = clock;
        this.refusals = refusals;
        this.arrivals = arrivals;
    }

    /** A handshake was answered. Its client may be gone before there is a socket, of whose end nobody hears then. */
    synchronized void expect(Place place) {
        if (!place.isTaken()) {
            expected.put(place, clock.millis());
        }
    }

    /** @param place that its handshake was given; null where it came past all handshakes */
    void add(PeerSession peer, Place place) {
        remember(peer);
        if (place != null) {
            arrivals.fire(new SocketOpened(peer.id(), place.from()));
        }
    }

    private synchronized void remember(PeerSession peer) {
        since.put(peer, clock.millis());
    }

    /** It has said who it is, or it has gone. */
    synchronized void remove(PeerSession peer) {
        since.remove(peer);
    }

    void sendAwayTheLate() {
        late(expected).forEach(Place::giveBackUnlessTaken);
        for (var peer : late(since)) {
            try {
                refusals.fire(new Refused(Refusal.UNINTRODUCED));
                peer.close(TOO_LATE);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, e, () -> peer + " could not be sent away; the others are");
            }
        }
    }

    private synchronized <T> List<T> late(Map<T, Long> waiting) {
        long limit = clock.millis() - settings.patience().toMillis();
        var late = new ArrayList<T>();
        for (var entry : waiting.entrySet()) {
            if (entry.getValue() > limit) {
                break;
            }
            late.add(entry.getKey());
        }
        late.forEach(waiting::remove);
        return late;
    }
}
