package rendezvous.ops;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has told, once a minute, what came together in it. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MinuteTimer {
    private static final Logger LOG = Logger.getLogger(MinuteTimer.class.getName());

    @Inject
    RefusalLog refusals;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void everyMinute() {
        try {
            refusals.tell();
        } catch (Throwable failure) {
            // A timer that throws is struck off.
            LOG.log(Level.SEVERE, "The last minute's refusals could not be told; the next are", failure);
        }
    }
}
