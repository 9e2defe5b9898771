package rendezvous.bench.load;

import java.util.regex.Pattern;

/** What {@code jcmd GC.class_histogram} tells. */
public record Histogram(String text) {

    /** Of all objects; the last line is: Total, objects, bytes. */
    public long bytes() {
        var total = text.strip();
        return Long.parseLong(total.substring(total.lastIndexOf(' ') + 1));
    }

    /** How many objects there are of this very class. */
    public long objects(String className) {
        var line = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(className) + "( .*)?$")
                .matcher(text);
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }
}
