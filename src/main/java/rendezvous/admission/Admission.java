package rendezvous.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import rendezvous.admission.Place.State;
import rendezvous.config.AdmissionSettings;

/** Gives each socket its place, as long as there is one: on this node, and for where it comes from. */
@ApplicationScoped
public class Admission {
    private final AdmissionSettings settings;
    private final ClientAddresses addresses;
    private final Clock clock;
    private final Callers callers = new Callers(this::newcomer);
    private int sockets;
    private int held;

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
        return ask(from, clock.millis(), true);
    }

    /** A place for a socket of another node, which has let its handshake pass. */
    synchronized Answer another(ClientAddress from) {
        return ask(from, clock.millis(), false);
    }

    /** How many sockets there are. */
    public synchronized int sockets() {
        return sockets;
    }

    /** For how many who lost theirs a place is held. */
    public synchronized int held() {
        return held;
    }

    /** Of how many addresses something is remembered. */
    public synchronized int addresses() {
        return callers.size();
    }

    private Answer ask(ClientAddress from, long now, boolean shakesHands) {
        if (sockets >= settings.sockets()) {
            return Denial.FULL;
        }
        var caller = callers.of(from, now);
        var answer = shakesHands && !caller.mayShakeHands(now) ? Denial.ADDRESS_HANDSHAKES : ask(caller, from);
        callers.put(from, caller, now);
        return answer;
    }

    private Answer ask(Caller caller, ClientAddress from) {
        if (caller.sockets() >= settings.socketsPerAddress()) {
            return Denial.ADDRESS_SOCKETS;
        }
        caller.opens();
        sockets++;
        return new Place(from, caller, this);
    }

    synchronized boolean take(Place place) {
        if (place.state() == State.GIVEN) {
            place.become(State.TAKEN);
        }
        return place.state() == State.TAKEN;
    }

    synchronized boolean isTaken(Place place) {
        return place.state() != State.GIVEN;
    }

    /** Beside the sockets, so that whoever comes back finds room; and within the same limits, in all and by address. */
    synchronized boolean hold(Place place) {
        var caller = place.caller();
        if (place.state() != State.TAKEN
                || held >= settings.sockets()
                || caller.held() >= settings.socketsPerAddress()) {
            return false;
        }
        place.become(State.HELD);
        caller.closes();
        sockets--;
        caller.holds();
        held++;
        return true;
    }

    synchronized void giveBack(Place place) {
        if (place.state() == State.BACK) {
            return;
        }
        var caller = place.caller();
        if (place.state() == State.HELD) {
            caller.letsGo();
            held--;
        } else {
            caller.closes();
            sockets--;
        }
        place.become(State.BACK);
        callers.put(place.from(), caller, clock.millis());
    }

    synchronized void giveBackUnlessTaken(Place place) {
        if (place.state() == State.GIVEN) {
            giveBack(place);
        }
    }

    private Caller newcomer(long now) {
        return new Caller(new RateLimit(settings.handshakesPerSecond(), settings.handshakeBurst(), now));
    }
}
