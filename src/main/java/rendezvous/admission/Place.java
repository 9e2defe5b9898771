package rendezvous.admission;

import java.security.Principal;

/**
 * One socket's place, from before its handshake until it has ended, or for as long as it is held for one who may come
 * back; given back once, however often it is said. It goes with the handshake as its principal, which is what a
 * WebSocket session keeps of it.
 */
public final class Place implements Answer, Principal {
    /** Where it stands. Guarded by {@link Admission}. */
    enum State {
        GIVEN,
        TAKEN,
        HELD,
        BACK
    }

    private final ClientAddress from;
    private final Caller caller;
    private final Admission admission;
    private State state = State.GIVEN;

    Place(ClientAddress from, Caller caller, Admission admission) {
        this.from = from;
        this.caller = caller;
        this.admission = admission;
    }

    /** Where its client comes from. */
    public ClientAddress from() {
        return from;
    }

    /** There is a socket now, whose end is going to give the place back; false where it is somebody else's already. */
    public boolean take() {
        return admission.take(this);
    }

    /** Whether there is, or was, a socket. */
    public boolean isTaken() {
        return admission.isTaken(this);
    }

    /** The socket is gone, and its visitor is waited for; false where as many are waited for as may be. */
    public boolean hold() {
        return admission.hold(this);
    }

    /** One more for the same client, who has shaken hands at another node, or why there is none. */
    public Answer again() {
        return admission.another(from);
    }

    public void giveBack() {
        admission.giveBack(this);
    }

    /** If there is no socket whose end would do it. */
    public void giveBackUnlessTaken() {
        admission.giveBackUnlessTaken(this);
    }

    Caller caller() {
        return caller;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
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
