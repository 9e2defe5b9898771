package rendezvous.bench.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Rows of a Markdown table on one stream, and what is going on on standard error. */
public final class Report {
    private final PrintStream rows;

    private Report(PrintStream rows) {
        this.rows = rows;
    }

    /** Takes standard output for the rows; whatever else is printed there goes to standard error. */
    public static Report toStandardOutput() {
        var rows = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        return new Report(rows);
    }

    public void row(String what, String original, String reach, String here) {
        rows.println("| " + what + " | " + original + " | " + reach + " | " + here + " |");
        say(what + ": " + here);
    }

    static void say(String what) {
        System.err.println("bench: " + what);
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
