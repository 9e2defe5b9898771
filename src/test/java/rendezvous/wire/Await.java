package rendezvous.wire;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a server does in its own time. */
final class Await {
    private static final Duration GLANCE = Duration.ofMillis(50);

    private Await() {}

    /** @param hope what a failure says was waited for */
    static void until(String hope, BooleanSupplier condition) {
        long end = System.nanoTime() + Visitor.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for this in vain: " + hope);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
