package rendezvous.signaling;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import rendezvous.config.HeartbeatSettings;

/**
 * Pings everybody once an interval, with news of who is there, and parts from those who have been silent, or away, for
 * too long. On a thread of its own: the container's scheduler has but one, and whoever blocks that must not make
 * everybody look dead.
 */
@ApplicationScoped
public class KeepAlive {
    private static final Logger LOG = Logger.getLogger(KeepAlive.class.getName());

    private final Heartbeats heartbeats;
    private final Departure departure;
    private final Attendance attendance;
    private final IceRenewal renewal;
    private final Newcomers newcomers;
    private final HeartbeatSettings settings;
    private final Clock clock;
    private int beat;
    private volatile long lastBeat;

    @Resource
    private ManagedThreadFactory threads;

    private ScheduledExecutorService scheduler;

    /** For the proxy. */
    protected KeepAlive() {
        this(null, null, null, null, null, null, Clock.systemUTC());
    }

    @Inject
    public KeepAlive(
            Heartbeats heartbeats,
            Departure departure,
            Attendance attendance,
            IceRenewal renewal,
            Newcomers newcomers,
            HeartbeatSettings settings,
            Clock clock) {
        this.heartbeats = heartbeats;
        this.departure = departure;
        this.attendance = attendance;
        this.renewal = renewal;
        this.newcomers = newcomers;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        long period = settings.interval().toNanos() / Heartbeats.BEATS;
        scheduler = Executors.newSingleThreadScheduledExecutor(this::thread);
        scheduler.scheduleAtFixedRate(this::nextBeat, period, period, TimeUnit.NANOSECONDS);
    }

    /**
     * How long ago a beat last came to its end: a fraction of the interval while all is well, very long before the
     * first.
     */
    public Duration sinceLastBeat() {
        return Duration.ofMillis(clock.millis() - lastBeat);
    }

    @PreDestroy
    void stop() {
        if (scheduler != null) {
            scheduler.shutdownNow();
        }
    }

    private Thread thread(Runnable beats) {
        var thread = threads.newThread(beats);
        thread.setName("heartbeat");
        thread.setDaemon(true);
        return thread;
    }

    private void nextBeat() {
        try {
            beat(attendance.current());
            newcomers.sendAwayTheLate();
            lastBeat = clock.millis();
        } catch (Throwable failure) {
            // A task that throws is not run again, and nobody would be pinged any more.
            LOG.log(Level.WARNING, "A beat of the heartbeat failed; the next one comes", failure);
        }
    }

    private void beat(Turnout turnout) {
        for (var peer : heartbeats.beat(beat++)) {
            try {
                check(peer, turnout);
            } catch (Throwable failure) {
                LOG.log(Level.WARNING, "The heartbeat of " + peer + " failed; the others go on", failure);
            }
        }
    }

    private void check(PeerSession peer, Turnout turnout) {
        if (peer.stay().isAway()) {
            departure.expire(peer);
        } else if (!departure.lose(peer, settings.timeout().toMillis())) {
            peer.stay().review(settings.timeout().toMillis());
            peer.channel().ping();
            attendance.tell(peer, turnout);
            renewal.tell(peer);
        }
    }
}
