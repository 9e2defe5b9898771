package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import rendezvous.config.PresenceSettings;
import rendezvous.protocol.Codec;
import rendezvous.protocol.ServerMessage.Presence;
import rendezvous.rooms.Rooms;

/**
 * Tells those who are in no room how many there are, as the heartbeat comes to each. All are told of the same count,
 * which is taken anew once an interval at most: so nobody is told more often, and nothing is sent where nothing
 * changes.
 */
@ApplicationScoped
public class Attendance {
    private final Muster muster;
    private final Rooms rooms;
    private final PresenceSettings settings;
    private final Clock clock;
    private final Codec codec;
    private volatile Turnout latest;

    /** For the proxy. */
    protected Attendance() {
        this(null, null, null, null, null);
    }

    @Inject
    public Attendance(Muster muster, Rooms rooms, PresenceSettings settings, Clock clock, Codec codec) {
        this.muster = muster;
        this.rooms = rooms;
        this.settings = settings;
        this.clock = clock;
        this.codec = codec;
    }

    /** The numbers of this moment, for one who introduces itself: it should find itself counted. */
    Presence tellFirst(PeerSession peer) {
        var turnout = count();
        peer.notes().told(turnout);
        return turnout.numbers();
    }

    /** The count that all are told of now. */
    Turnout current() {
        var current = latest;
        if (current == null
                || clock.millis() - current.taken() >= settings.interval().toMillis()) {
            current = count();
            latest = current;
        }
        return current;
    }

    /** Sends it to one who has introduced itself, is in no room, and was told other numbers before. */
    void tell(PeerSession peer, Turnout current) {
        var before = peer.notes().told();
        boolean isNews = before != null && before != current && current.isNewsAfter(before);
        if (isNews && rooms.of(peer.id()).isEmpty()) {
            peer.notes().told(current);
            peer.send(current.frame());
        }
    }

    private Turnout count() {
        var numbers = new Presence(Turnout.rounded(muster.sockets()), Turnout.rounded(muster.waiting()));
        return new Turnout(numbers, codec.encode(numbers), clock.millis());
    }
}
