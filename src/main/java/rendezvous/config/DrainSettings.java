package rendezvous.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * @param window over which the visitors of a node that is being emptied are sent elsewhere
 * @param keyFile where the node writes, at its start, the key to the command that empties it
 */
public record DrainSettings(Duration window, Path keyFile) {
    private static final Duration MOST_WINDOW = Duration.ofMinutes(10);
    private static final Pattern PATH = Pattern.compile("[^\\x00]*");

    static DrainSettings read(Settings settings) {
        var window = settings.duration("rendezvous.drain.window", Duration.ofSeconds(5), Duration.ZERO, MOST_WINDOW);
        var file = settings.text("rendezvous.drain.key-file", PATH, "the path of a file");
        return new DrainSettings(
                window,
                file.isEmpty() ? Path.of(System.getProperty("java.io.tmpdir"), "rendezvous-drain-key") : Path.of(file));
    }
}
