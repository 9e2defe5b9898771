package rendezvous.signaling;

import java.util.Set;

/** How a socket ended, by the code of its close. */
record SocketEnd(int code) {
    /** No close frame came. */
    static final int BROKEN = 1006;

    /** No close frame came; we could not send; and a client that gives up a dead socket, and will be back. */
    private static final Set<Integer> BREAKS = Set.of(BROKEN, 1011, 4000);

    /** What the container and the connector close with for what a client did (docs/protocol.md). */
    private static final Set<Integer> FAULTS = Set.of(1002, 1003, 1007, 1008, 1009);

    /** Nobody wanted it to end: its visitor may come back. */
    boolean isBreak() {
        return BREAKS.contains(code);
    }

    /** Where it was not we who ended it. */
    EndCause cause() {
        return isBreak() ? EndCause.LOST : FAULTS.contains(code) ? EndCause.EXPELLED : EndCause.CLOSED;
    }
}
