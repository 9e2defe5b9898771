package rendezvous.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import rendezvous.config.AdmissionSettings;

/** Gives each socket its place, as long as there is one: on this node, and for where it comes from. */
@ApplicationScoped
public class Admission {
    private final AdmissionSettings settings;
    private final ClientAddresses addresses;
    private final Clock clock;
    private final Callers callers = new Callers(this::newcomer);
    private int sockets;

    /** For the proxy. */
    protected Admission() {
        this(null, null, null);
    }

    @Inject
    public Admission(AdmissionSettings settings, ClientAddresses addresses, Clock clock) {
        this.settings = settings;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A place that somebody has to give back, or why there is none: then nothing has been spent on the handshake. */
    public Answer ask(HttpServletRequest handshake) {
        return ask(addresses.of(handshake));
    }

    synchronized Answer ask(ClientAddress from) {
        if (sockets >= settings.sockets()) {
            return Denial.FULL;
        }
        long now = clock.millis();
        var caller = callers.of(from, now);
        var answer = ask(caller, from, now);
        callers.put(from, caller, now);
        return answer;
    }

    /** How many sockets there are. */
    public synchronized int sockets() {
        return sockets;
    }

    /** Of how many addresses something is remembered. */
    public synchronized int addresses() {
        return callers.size();
    }

    private Answer ask(Caller caller, ClientAddress from, long now) {
        if (!caller.mayShakeHands(now)) {
            return Denial.ADDRESS_HANDSHAKES;
        }
        if (caller.sockets() >= settings.socketsPerAddress()) {
            return Denial.ADDRESS_SOCKETS;
        }
        caller.opens();
        sockets++;
        return new Place(from, () -> giveBack(caller, from));
    }

    private synchronized void giveBack(Caller caller, ClientAddress from) {
        caller.closes();
        sockets--;
        callers.put(from, caller, clock.millis());
    }

    private Caller newcomer(long now) {
        return new Caller(new RateLimit(settings.handshakesPerSecond(), settings.handshakeBurst(), now));
    }
}
