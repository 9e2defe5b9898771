package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rendezvous.bench.load.ServerProcess;

/**
 * Generated frames against the running server: a few in every build, a million in {@code make fuzz}. A seed that
 * failed says its number; {@code -Drendezvous.fuzz.seed=} runs it again.
 */
class FuzzIT {
    private static final int FRAMES = Integer.getInteger("rendezvous.fuzz.frames", 50_000);
    private static final long SEED = Long.getLong("rendezvous.fuzz.seed", 1);
    private static final int SOCKETS = 8;

    /** What the JVM itself still learns, and far less than a thousandth of what is sent. */
    private static final long MARGIN_BYTES = 8 << 20;

    private static final Pattern COMPLAINT = Pattern.compile("(?m)^.*(SEVERE|WARNING|Exception|\\tat ).*$");

    /** One client plays many in a hurry; whoever errs ten thousand times is still closed. */
    private static final Map<String, String> RAISED = Map.of(
            "RENDEZVOUS_LIMITS_MESSAGES_PER_SECOND", "1000000",
            "RENDEZVOUS_LIMITS_MESSAGE_BURST", "1000000",
            "RENDEZVOUS_LIMITS_BYTES_PER_SECOND", "1000000000",
            "RENDEZVOUS_LIMITS_BYTE_BURST", "1000000000",
            "RENDEZVOUS_LIMITS_HANDSHAKES_PER_SECOND", "1000000",
            "RENDEZVOUS_LIMITS_HANDSHAKE_BURST", "1000000",
            "RENDEZVOUS_LIMITS_INTRODUCTION", "PT10M",
            "RENDEZVOUS_LIMITS_ERRORS", "10000");

    @Test
    void whatever_strangers_send_nothing_breaks_nothing_stays_and_nobody_else_notices() throws Exception {
        try (var server = OwnServer.with(RAISED);
                var innocents = new Innocents(server.signaling())) {
            // given: the server has seen everything there is once
            var process = new ServerProcess(server.pid());
            var random = new Random(SEED);
            fuzz(server, random, Math.min(FRAMES, 20_000), innocents.room());
            awaitOnlyThree(server);
            long before = process.histogram().bytes();
            // What Payara complains of while it starts is not about anybody's frames.
            int started = server.log().indexOf(OwnServer.READY);

            // when
            var counts = fuzz(server, random, FRAMES, innocents.room());

            // then
            awaitOnlyThree(server);
            // Not before: who says nothing any more answers no ping either, and is gone as well in the end.
            int exchanged = innocents.stop();
            long after = process.histogram().bytes();
            report(counts, exchanged, before, after);
            assertThat(COMPLAINT
                            .matcher(server.log().substring(started))
                            .results()
                            .map(found -> found.group()))
                    .as("the log, with seed %d", SEED)
                    .isEmpty();
            assertThat(after).as("bytes alive, with seed %d", SEED).isLessThan(before + MARGIN_BYTES);
            assertThat(exchanged).isPositive();
            assertThat(counts).containsKeys("error malformed", "error invalid-data", "answer match", "answer offer");
        }
    }

    private static TreeMap<String, Integer> fuzz(OwnServer server, Random seeds, int frames, String foreignRoom)
            throws Exception {
        var threads = Executors.newFixedThreadPool(SOCKETS);
        try {
            var fuzzers = new ArrayList<Callable<TreeMap<String, Integer>>>();
            for (int i = 0; i < SOCKETS; i++) {
                fuzzers.add(new Fuzzer(server.signaling(), seeds.nextLong(), frames / SOCKETS, foreignRoom));
            }
            var all = new TreeMap<String, Integer>();
            for (var counts : threads.invokeAll(fuzzers)) {
                counts.get().forEach((what, count) -> all.merge(what, count, Integer::sum));
            }
            return all;
        } catch (ExecutionException e) {
            throw new AssertionError("with seed " + SEED, e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The innocents, and who asks: everybody else has been noticed to be gone. */
    private static void awaitOnlyThree(OwnServer server) {
        try (var asking = RawSocket.openTo(server.signaling())) {
            long deadline = System.nanoTime() + 2 * Visitor.PATIENCE.toNanos();
            int online;
            do {
                asking.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Counting\"}}");
                online = asking.expect("setInfoSuccess")
                        .fields()
                        .getJsonObject("presence")
                        .getInt("online");
            } while (online != 3 && System.nanoTime() < deadline);
            assertThat(online).as("connections").isEqualTo(3);
        }
    }

    private static void report(Map<String, Integer> counts, int exchanged, long before, long after) throws Exception {
        var text = new StringBuilder("seed " + SEED + "\n");
        counts.forEach((what, count) -> text.append("%-32s %,10d%n".formatted(what, count)));
        text.append("%-32s %,10d%n".formatted("signals of the innocents", exchanged));
        text.append("%-32s %,10d%n".formatted("bytes alive before", before));
        text.append("%-32s %,10d%n".formatted("bytes alive after", after));
        Files.writeString(Files.createDirectories(Path.of("target/fuzz")).resolve("wire.txt"), text);
    }
}
