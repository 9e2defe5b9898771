package rendezvous.admission;

/** Why there is no place for a socket now, and when it is worth another try. */
public enum Denial implements Answer {
    /** As many sockets as this node takes: another node may have room, or this one soon. */
    FULL(503, 5),
    /** As many sockets as one address may have. */
    ADDRESS_SOCKETS(429, 30),
    /** More handshakes than one address may begin. */
    ADDRESS_HANDSHAKES(429, 1);

    private final int status;
    private final int retryAfterSeconds;

    Denial(int status, int retryAfterSeconds) {
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Of the HTTP answer (RFC 9110 §15.6.4, RFC 6585 §4). */
    public int status() {
        return status;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
