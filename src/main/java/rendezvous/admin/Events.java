package rendezvous.admin;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** What the page is told, as server-sent events (HTML Living Standard §9.2). Times are milliseconds since 1970. */
final class Events {
    private Events() {}

    /** All there is to begin with. @param since when the server was started */
    static String history(History history, Duration every, Instant since) {
        return event("history", json -> {
            json.write("since", since.toEpochMilli()).write("every", every.toMillis());
            json.writeStartArray("times");
            for (long time : history.times()) {
                json.write(time);
            }
            json.writeEnd().writeStartObject("figures");
            history.figures().forEach((name, values) -> {
                json.writeStartArray(name);
                for (double value : values) {
                    write(json, value);
                }
                json.writeEnd();
            });
            json.writeEnd();
        });
    }

    static String sample(long time, Map<String, Double> figures) {
        return event("sample", json -> {
            json.write("time", time).writeStartObject("figures");
            figures.forEach((name, value) -> write(json.writeKey(name), value));
            json.writeEnd();
        });
    }

    static String event(String name, Consumer<JsonGenerator> data) {
        var text = new StringWriter();
        try (var json = Json.createGenerator(text)) {
            data.accept(json.writeStartObject());
            json.writeEnd();
        }
        return "event: " + name + "\ndata: " + text + "\n\n";
    }

    /** Whole numbers as such, and what is none as nothing. */
    private static void write(JsonGenerator json, double value) {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (value == Math.rint(value)) {
            json.write((long) value);
        } else {
            json.write(value);
        }
    }
}
