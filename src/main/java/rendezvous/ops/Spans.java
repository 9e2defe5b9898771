package rendezvous.ops;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * How long something takes, each time: a timer for the number and the sum, and a counter for each bound of those that
 * stayed within it, from which Prometheus makes quantiles. Payara's own buckets cannot be used for that: they hold the
 * latest 1,028 times and fall again when it forgets some, which looks like a restart.
 */
final class Spans {
    private record Bound(double seconds, Counter within) {}

    private final Timer all;
    private final List<Bound> bounds;

    /**
     * @param name the exporter adds {@code _seconds} for the timer, and this class {@code _within} for the counters
     * @param bounds in seconds, rising; infinity is added
     */
    Spans(MetricRegistry metrics, String name, String description, double... bounds) {
        all = timer(metrics, name, description);
        Function<Double, Counter> counter = bound -> metrics.counter(
                Described.as(name + "_within", description + ": those of at most le seconds"),
                new Tag("le", bound.isInfinite() ? "+Inf" : bound.toString()));
        this.bounds = DoubleStream.concat(Arrays.stream(bounds), DoubleStream.of(Double.POSITIVE_INFINITY))
                .mapToObj(bound -> new Bound(bound, counter.apply(bound)))
                .toList();
    }

    /**
     * One after another: Payara (6.2025.10) notes what it is to do with each timer in a map that two threads must not
     * change at once, and some of ours are made by the first event of their kind while others are made at the start.
     * The application would not start then.
     */
    private static synchronized Timer timer(MetricRegistry metrics, String name, String description) {
        return metrics.timer(Described.inSeconds(name, description));
    }

    void count(Duration span) {
        all.update(span);
        double seconds = span.toNanos() / 1e9;
        for (var bound : bounds) {
            if (seconds <= bound.seconds()) {
                bound.within().inc();
            }
        }
    }
}
