package rendezvous.connector;

import java.lang.reflect.Field;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.core.BaseContainer;

/**
 * Tyrus reschedules a session's idle timer on every message, on an executor that is very expensive in Payara.
 * The application watches its peers itself, so the timers are not started at all.
 */
final class IdleTimers extends ScheduledThreadPoolExecutor {

    private static final ScheduledFuture<Object> NEVER = new Never();

    private IdleTimers() {
        super(0);
    }

    static void disable(Object container) throws ReflectiveOperationException {
        Field executor = BaseContainer.class.getDeclaredField("managedScheduledExecutorService");
        executor.setAccessible(true);
        executor.set(container, new IdleTimers());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return NEVER;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return (ScheduledFuture<V>) NEVER;
    }

    private static final class Never extends CompletableFuture<Object> implements ScheduledFuture<Object> {

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return true; // shared, so it keeps no state
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(Long.MAX_VALUE, other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
