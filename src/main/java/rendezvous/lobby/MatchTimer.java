package rendezvous.lobby;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import rendezvous.config.MatchingSettings;

/**
 * The guarantee that rounds run: every second whatever happens, more often where that is configured. Arrivals only
 * make it faster.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MatchTimer {
    private static final Logger LOG = Logger.getLogger(MatchTimer.class.getName());
    private static final Duration SCHEDULED = Duration.ofSeconds(1);

    @Inject
    MatchRounds rounds;

    @Inject
    SkipCache skips;

    @Inject
    FarBarriers farBarriers;

    @Inject
    MatchingSettings settings;

    @Resource
    TimerService timers;

    @PostConstruct
    void startFasterTimer() {
        if (settings.interval().compareTo(SCHEDULED) < 0) {
            long millis = settings.interval().toMillis();
            timers.createIntervalTimer(millis, millis, new TimerConfig("match", false));
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        rounds.run();
    }

    @Timeout
    void moreOften() {
        rounds.run();
    }

    @Schedule(hour = "*", minute = "*", persistent = false)
    void everyMinute() {
        try {
            skips.sweep();
            farBarriers.sweep();
        } catch (Throwable failure) {
            // A timer that throws is struck off.
            LOG.log(Level.SEVERE, "Sweeping the skips failed; the next sweep comes", failure);
        }
    }
}
