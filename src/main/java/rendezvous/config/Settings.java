package rendezvous.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Reads one property after another, each with its default and what is allowed, and remembers which there are. */
final class Settings {
    /** One property as the documentation has to name it. */
    record Known(String name, String defaultValue) {}

    private final List<Known> known = new ArrayList<>();
    private final Config config;

    Settings(Config config) {
        this.config = config;
    }

    List<Known> known() {
        return List.copyOf(known);
    }

    Duration duration(String name, Duration otherwise, Duration min, Duration max) {
        return read(name, otherwise.toString(), "a duration from " + min + " to " + max + " (such as PT3S)", text -> {
            var value = Duration.parse(text);
            return value.compareTo(min) < 0 || value.compareTo(max) > 0 ? null : value;
        });
    }

    int integer(String name, int otherwise, int min, int max) {
        return read(name, Integer.toString(otherwise), "a whole number from " + min + " to " + max, text -> {
            int value = Integer.parseInt(text);
            return value < min || value > max ? null : value;
        });
    }

    boolean flag(String name, boolean otherwise) {
        return read(name, Boolean.toString(otherwise), "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
    }

    /**
     * Entries parted by commas; empty by default.
     *
     * @param allowed what one entry must be, in words; {@code pattern} says the same
     */
    List<String> list(String name, Pattern pattern, String allowed) {
        return read(name, "", "entries parted by commas, each " + allowed, text -> {
            var entries = entries(text);
            return entries.stream().allMatch(pattern.asMatchPredicate()) ? entries : null;
        });
    }

    /** Entries parted by commas. @param allowed what one entry must be, in words; {@code parser} says the same */
    <T> List<T> list(String name, String otherwise, Function<String, Optional<T>> parser, String allowed) {
        return read(name, otherwise, "entries parted by commas, each " + allowed, text -> {
            var entries = entries(text);
            var values = entries.stream().map(parser).flatMap(Optional::stream).toList();
            return values.size() == entries.size() ? values : null;
        });
    }

    /** One of the enum's words, in lower case. */
    <E extends Enum<E>> E choice(String name, E otherwise) {
        var words = Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .collect(Collectors.toMap(
                        Settings::wordOf, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        return read(name, wordOf(otherwise), "one of " + String.join(", ", words.keySet()), words::get);
    }

    private static List<String> entries(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Empty by default. @param allowed in words what {@code pattern} says */
    String text(String name, Pattern pattern, String allowed) {
        return read(name, "", allowed, text -> pattern.matcher(text).matches() ? text : null);
    }

    /** Any text, which no failure repeats; nothing by default. */
    Optional<String> secret(String name) {
        return Optional.of(read(name, "", "", Function.identity())).filter(text -> !text.isEmpty());
    }

    private <T> T read(String name, String otherwise, String allowed, Function<String, T> parser) {
        known.add(new Known(name, otherwise));
        var text = config.getOptionalValue(name, String.class).orElse(otherwise).strip();
        T value = parse(text, parser);
        if (value == null) {
            throw new InvalidSettingException(name, text, allowed);
        }
        return value;
    }

    private static <T> T parse(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
