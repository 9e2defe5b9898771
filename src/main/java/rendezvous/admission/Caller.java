package rendezvous.admission;

/** What is known of one address: how many sockets it has, and how fast it came. Guarded by who holds it. */
final class Caller {
    private final RateLimit handshakes;
    private int sockets;

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

    /** It is as if it had never come. */
    boolean isForgettable(long now) {
        return sockets == 0 && handshakes.isFull(now);
    }
}
