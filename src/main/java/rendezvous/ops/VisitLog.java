package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import rendezvous.config.LogSettings;
import rendezvous.config.LogSettings.Addresses;
import rendezvous.lobby.Met;
import rendezvous.signaling.CallReported;
import rendezvous.signaling.RoomEnded;
import rendezvous.signaling.SocketOpened;
import rendezvous.signaling.VisitBegan;
import rendezvous.signaling.VisitEnded;

/**
 * A line for each step of a visit, so that one can be followed by its id. Off by default: ten thousand visitors who go
 * from one to the next make a thousand lines a second, which no journal keeps.
 */
@ApplicationScoped
public class VisitLog {
    private static final Logger LOG = Logger.getLogger(VisitLog.class.getName());

    private final LogSettings settings;
    private final boolean isOn;
    private final AddressNames names;

    /** For the proxy. */
    protected VisitLog() {
        this(new LogSettings(false, Addresses.NONE), null, null);
    }

    @Inject
    public VisitLog(LogSettings settings, Clock clock, RandomGenerator random) {
        this.settings = settings;
        isOn = settings.visits();
        names = new AddressNames(clock, random);
    }

    void came(@Observes SocketOpened socket) {
        if (isOn) {
            var entry = Entry.of("socket opened").with("peer", socket.peer());
            switch (settings.addresses()) {
                case NONE -> {}
                case HASHED -> entry.with("from", names.of(socket.from().inFull()));
                case PLAIN -> entry.with("from", socket.from().inFull());
            }
            entry.write(LOG);
        }
    }

    void began(@Observes VisitBegan visit) {
        if (isOn) {
            Entry.of("visit began").with("peer", visit.peer()).write(LOG);
        }
    }

    void met(@Observes Met met) {
        if (isOn) {
            Entry.of("match")
                    .with("room", met.room().id())
                    .with("peer", met.room().offerer())
                    .with("other", met.room().answerer())
                    .with("waitedMillis", met.shorter().toMillis())
                    .with("otherWaitedMillis", met.longer().toMillis())
                    .write(LOG);
        }
    }

    void told(@Observes CallReported call) {
        if (isOn) {
            Entry.of("call told of")
                    .with("room", call.room())
                    .with("peer", call.peer())
                    .with("outcome", call.outcome().wire())
                    .with("path", call.path().wire())
                    .write(LOG);
        }
    }

    void ended(@Observes RoomEnded room) {
        if (isOn) {
            Entry.of("room ended")
                    .with("room", room.room().id())
                    .with("peer", room.leaver())
                    .with("how", room.how().label())
                    .write(LOG);
        }
    }

    void ended(@Observes VisitEnded visit) {
        if (isOn) {
            Entry.of("visit ended")
                    .with("peer", visit.peer())
                    .with("cause", visit.cause().label())
                    .with("seconds", visit.lasted().toSeconds())
                    .write(LOG);
        }
    }
}
