package rendezvous.ops;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * A counter for each word of a closed list. All of them are there from the start, at zero: what has not happened yet
 * can be told from what is not counted, and nobody can make up another label.
 */
final class Tally<E extends Enum<E>> {
    private final Map<E, Counter> counters;

    Tally(
            MetricRegistry metrics,
            String name,
            String description,
            String tag,
            Class<E> words,
            Function<E, String> label) {
        counters = new EnumMap<>(words);
        for (var word : words.getEnumConstants()) {
            var counter = metrics.counter(Described.as(name, description), new Tag(tag, label.apply(word)));
            counters.put(word, counter);
        }
    }

    void count(E word) {
        counters.get(word).inc();
    }
}
