package rendezvous.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import rendezvous.bench.load.Report;

/** Runs the JMH benchmarks and prints what they found as rows of the table. */
public final class MicroBench {
    private MicroBench() {}

    public static void main(String[] args) throws RunnerException {
        var report = Report.toStandardOutput();
        var scores = scores(new Runner(new OptionsBuilder()
                        .include(MatchmakerBenchmark.class.getName())
                        .include(CodecBenchmark.class.getName())
                        .build())
                .run());
        matcher(report, scores);
        wishes(report, scores);
        report.row(
                "nobody compatible: 1,000 waiting, each barred to all",
                "quadratic and recursive",
                "–",
                millis(scores, "nobodyCompatible 1000"));
        report.row(
                "codec alone: read a 300-byte candidate, a 4 KB offer, write a `match`",
                "–",
                "–",
                text("%.2f, ", scores, "decodeCandidate")
                        + text("%.2f and ", scores, "decodeOffer")
                        + text("%.2f µs", scores, "encodeMatch"));
    }

    private static void matcher(Report report, Map<String, Double> scores) {
        for (int skips : new int[] {0, 20}) {
            double some = scores.get("skipCache " + skips + " 10000");
            double many = scores.get("skipCache " + skips + " 100000");
            report.row(
                    "matcher alone, one thread, " + (skips == 0 ? "no skips" : skips + " skips each"),
                    "quadratic and recursive",
                    "10,000 waiting under 20 ms, 100,000 under 250 ms and at most 15 times the 10,000",
                    "1,000 in " + millis(scores, "skipCache " + skips + " 1000")
                            + ", 10,000 in " + millis(scores, "skipCache " + skips + " 10000")
                            + ", 100,000 in " + millis(scores, "skipCache " + skips + " 100000")
                            + String.format(Locale.ROOT, " (%.1f times the 10,000)", many / some));
        }
        report.row(
                "the same, the bare algorithm without the skip cache",
                "–",
                "–",
                "10,000 in " + millis(scores, "anyone 10000") + ", 100,000 in " + millis(scores, "anyone 100000"));
    }

    private static void wishes(Report report, Map<String, Double> scores) {
        for (int interests : new int[] {1_000, 10_000}) {
            report.row(
                    String.format(Locale.ROOT, "matcher alone, five interests each of %,d", interests),
                    "–",
                    "100,000 waiting under 500 ms",
                    "10,000 in " + millis(scores, "interested " + interests + " 10000") + ", 100,000 in "
                            + millis(scores, "interested " + interests + " 100000"));
        }
    }

    private static String millis(Map<String, Double> scores, String name) {
        return text("%.2f ms", scores, name);
    }

    private static String text(String format, Map<String, Double> scores, String name) {
        return String.format(Locale.ROOT, format, scores.get(name));
    }

    /** By the method's name and its parameters, in the order of their names. */
    private static Map<String, Double> scores(Collection<RunResult> results) {
        return results.stream().collect(Collectors.toMap(MicroBench::name, result -> result.getPrimaryResult()
                .getScore()));
    }

    private static String name(RunResult result) {
        var params = result.getParams();
        var method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        return params.getParamsKeys().stream()
                .sorted()
                .map(params::getParam)
                .reduce(method, (name, value) -> name + " " + value);
    }
}
