package rendezvous.signaling;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Sends everybody elsewhere when the process is told to end: an EJB hears of that while sockets can still be written. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Farewell {
    @Inject
    Drain drain;

    @PreDestroy
    void sendEverybodyAway() {
        drain.finish();
    }
}
