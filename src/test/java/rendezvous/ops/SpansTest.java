package rendezvous.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final int THREADS = 8;

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Payara's registry breaks otherwise, and the application with it. */
    @Test
    void timers_are_made_one_after_another_whichever_threads_want_them() throws Exception {
        // given
        var metrics = registry();
        var start = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            // when
            var makers = new ArrayList<Callable<Spans>>();
            for (int i = 0; i < THREADS; i++) {
                makers.add(() -> {
                    start.await();
                    return new Spans(metrics, "some_time", "some time");
                });
            }
            for (var maker : threads.invokeAll(makers)) {
                maker.get();
            }
        } finally {
            threads.shutdown();
        }

        // then
        assertThat(most).hasValue(1);
    }

    private MetricRegistry registry() {
        return (MetricRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MetricRegistry.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("timer")) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                    }
                    return null;
                });
    }
}
