package rendezvous.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * One line of the log about one thing that happened: words for people, and its figures by name. Payara's JSON formatter
 * makes fields of the latter, and they stand behind the words as {@code name=value}, too. Only what this server made up
 * itself belongs here, such as ids, words of closed lists and numbers: nothing that somebody sent.
 */
final class Entry {
    private final StringBuilder words;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Entry(String what) {
        words = new StringBuilder(what);
    }

    static Entry of(String what) {
        return new Entry(what);
    }

    Entry with(String name, Object value) {
        words.append(' ').append(name).append('=').append(value);
        fields.put(name, value);
        return this;
    }

    void write(Logger log) {
        var line = new LogRecord(Level.INFO, words.toString());
        line.setLoggerName(log.getName());
        line.setParameters(new Object[] {fields});
        log.log(line);
    }
}
