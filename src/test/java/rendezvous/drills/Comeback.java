package rendezvous.drills;

import java.util.concurrent.ThreadLocalRandom;

/** When a page tries again, by its own rule (signaling.js): at any moment of a span that doubles, or of one for crowds. */
final class Comeback {
    static final int RESTART = 1012;

    private static final double FIRST_MILLIS = 300;
    private static final double LONGEST_MILLIS = 10_000;
    private static final double CROWD_MILLIS = 5_000;

    private int attempt;

    /** Only a server that speaks ends the back-off. */
    void heard() {
        attempt = 0;
    }

    /** @param code by which the server closed the socket; 0 where it did not */
    double millis(int code) {
        double most = code == RESTART
                ? CROWD_MILLIS
                : Math.min(LONGEST_MILLIS, FIRST_MILLIS * Math.pow(2, Math.min(attempt++, 10)));
        return ThreadLocalRandom.current().nextDouble(most);
    }
}
