package rendezvous.admission;

import java.security.Principal;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One socket's place, from before its handshake until it has ended; given back once, however often it is said. It
 * goes with the handshake as its principal, which is what a WebSocket session keeps of it.
 */
public final class Place implements Answer, Principal {
    private final AtomicBoolean isGivenBack = new AtomicBoolean();
    private final Runnable onGivenBack;
    private volatile boolean isTaken;

    Place(Runnable onGivenBack) {
        this.onGivenBack = onGivenBack;
    }

    /** There is a socket now, whose end is going to give the place back. */
    public void take() {
        isTaken = true;
    }

    public boolean isTaken() {
        return isTaken;
    }

    public void giveBack() {
        if (isGivenBack.compareAndSet(false, true)) {
            onGivenBack.run();
        }
    }

    /** All have the same: nobody is known by name here. */
    @Override
    public String getName() {
        return "visitor";
    }

    @Override
    public String toString() {
        return "a place";
    }
}
