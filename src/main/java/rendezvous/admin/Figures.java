package rendezvous.admin;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Reads what the page shows, by name: a metric's without {@code rendezvous_}, followed by its labels' values. Metrics
 * have labels of our own few words only, so nothing of a visitor is in here, and there are only so many.
 */
final class Figures {
    private static final String PREFIX = "rendezvous_";

    private static final Set<String> SHOWN = Set.of(
            "sockets",
            "waiting",
            "rooms",
            "held",
            "matches",
            "match",
            "refused",
            "skips",
            "resumes",
            "reports",
            "visits_ended",
            "calls_reported",
            "draining",
            "ice_degraded",
            "ice_seconds_left");

    private final MetricRegistry metrics;

    Figures(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    SortedMap<String, Double> read() {
        var figures = new TreeMap<String, Double>();
        metrics.getMetrics((id, metric) -> isShown(id)).forEach((id, metric) -> put(figures, nameOf(id), metric));
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        figures.put("heap", (double) heap.getUsed());
        figures.put("heap_max", (double) heap.getMax());
        return figures;
    }

    private static boolean isShown(MetricID id) {
        return id.getName().startsWith(PREFIX) && SHOWN.contains(id.getName().substring(PREFIX.length()));
    }

    private static String nameOf(MetricID id) {
        var name = new StringBuilder(id.getName().substring(PREFIX.length()));
        id.getTags().forEach((label, value) -> name.append('.').append(value));
        return name.toString();
    }

    private static void put(Map<String, Double> figures, String name, Metric metric) {
        if (metric instanceof Counter counter) {
            figures.put(name, (double) counter.getCount());
        } else if (metric instanceof Gauge<?> gauge) {
            figures.put(name, gauge.getValue().doubleValue());
        } else if (metric instanceof Histogram histogram) {
            figures.put(name + ".count", (double) histogram.getCount());
            figures.put(name + ".sum", (double) histogram.getSum());
        } else if (metric instanceof Timer timer) {
            figures.put(name + ".count", (double) timer.getCount());
            figures.put(name + ".sum", timer.getElapsedTime().toNanos() / 1e9);
        }
    }
}
