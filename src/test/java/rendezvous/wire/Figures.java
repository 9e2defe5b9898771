package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What {@code /metrics} tells at one moment. */
public record Figures(String text) {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (rendezvous_\\w+) (\\w+)$");

    /** That of a metric with these labels among its own: {@code name, label, value, …}. */
    public double of(String name, String... labels) {
        for (var sample : SAMPLE.matcher(text).results().toList()) {
            if (sample.group(1).equals(name) && hasAll(sample.group(2), labels)) {
                return Double.parseDouble(sample.group(3));
            }
        }
        throw new AssertionError("no " + name + String.join(" ", labels) + " in\n" + text);
    }

    /** Of our own metrics: names to types; a summary's doubtful extras are left out. */
    Map<String, String> types() {
        var types = new TreeMap<String, String>();
        TYPE.matcher(text).results().forEach(type -> types.put(type.group(1), type.group(2)));
        var summaries = types.entrySet().stream()
                .filter(type -> type.getValue().equals("summary"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(types).isNotEmpty();
        summaries.forEach(name -> types.keySet().removeAll(Set.of(name + "_mean", name + "_max")));
        return types;
    }

    /** The labels a metric has, and all their values. */
    Map<String, TreeSet<String>> labels(String name) {
        var labels = new TreeMap<String, TreeSet<String>>();
        SAMPLE.matcher(text)
                .results()
                .filter(sample -> sample.group(1).equals(name) && sample.group(2) != null)
                .flatMap(sample -> LABEL.matcher(sample.group(2)).results())
                .filter(label -> !label.group(1).equals("mp_scope"))
                .forEach(label -> labels.computeIfAbsent(label.group(1), any -> new TreeSet<>())
                        .add(label.group(2)));
        return labels;
    }

    private static boolean hasAll(String own, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!own.contains(labels[i] + "=\"" + labels[i + 1] + "\"")) {
                return false;
            }
        }
        return true;
    }
}
