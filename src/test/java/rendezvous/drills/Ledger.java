package rendezvous.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import rendezvous.wire.OwnServer;

/** Where drills write what they saw: a row of a Markdown table each, which {@code src/test/drills/run} prints. */
final class Ledger {
    private Ledger() {}

    static void row(String what, String outcome) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        var row = String.format(Locale.ROOT, "| %s | %s | load %.1f |%n", what, outcome, load);
        try {
            Files.writeString(file(), row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static Path file() throws IOException {
        return OwnServer.scratch().resolveSibling("drills.md");
    }
}
