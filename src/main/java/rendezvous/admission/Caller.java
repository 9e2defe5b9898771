package rendezvous.admission;

/** What is known of one address: how many sockets it has, how many are held for it, and how fast it came. Guarded by who holds it. */
final class Caller {
    private final RateLimit handshakes;
    private int sockets;
    private int held;

    Caller(RateLimit handshakes) {
        this.handshakes = handshakes;
    }

    boolean mayShakeHands(long now) {
        return handshakes.take(now);
    }

    int sockets() {
        return sockets;
    }

    void opens() {
        sockets++;
    }

    void closes() {
        sockets--;
    }

    /** How many places are held for those who lost their socket. */
    int held() {
        return held;
    }

    void holds() {
        held++;
    }

    void letsGo() {
        held--;
    }

    /** Whether any place is its. */
    boolean isHere() {
        return sockets + held > 0;
    }

    /** It is as if it had never come. */
    boolean isForgettable(long now) {
        return !isHere() && handshakes.isFull(now);
    }
}
