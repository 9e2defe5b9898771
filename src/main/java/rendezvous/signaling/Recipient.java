package rendezvous.signaling;

/** Whom something can be told, in order, without waiting for it to arrive. Whoever tells need not know where it is. */
interface Recipient {
    /** Queues without writing: for use inside the lobby's step, where {@link #flush} follows later. */
    void post(String frame);

    void flush();

    default void send(String frame) {
        post(frame);
        flush();
    }
}
