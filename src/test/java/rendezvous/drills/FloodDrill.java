package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rendezvous.wire.RawSocket;

/** A thousand frames a second from one socket. */
class FloodDrill {
    private static final int FLOODS = 150;
    /** They answer no ping, so they come shortly before it is their turn. */
    private static final int GROUP = 30;

    private static final int AT_ONCE = 10;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private record Cut(int code, int sent, Duration after) {}

    @Test
    void one_who_floods_is_cut_and_the_others_do_not_feel_it() throws Exception {
        try (var drill = Drill.begins()) {
            // given: what a node compiles when it is flooded for the first time, it compiles once
            var cuts = new ArrayList<Cut>();
            floods(cuts, flooders(drill));

            // when: one after another, so that there is something to measure
            while (cuts.size() < FLOODS + GROUP) {
                // They are there already, as it is not their handshakes that are to be felt.
                var flooders = flooders(drill);
                drill.attack(() -> floods(cuts, flooders));
            }

            // then: a flood of two seconds is 2,000 frames
            assertThat(cuts).allSatisfy(cut -> {
                assertThat(cut.code).isIn(1008, RawSocket.CUT);
                assertThat(cut.sent).isLessThan(2_000);
            });
            assertThat(drill.counted("rendezvous_visits_ended_total", "cause", "expelled"))
                    .isEqualTo(cuts.size());
            assertThat(drill.counted("rendezvous_refused_total", "reason", "rate"))
                    .isGreaterThanOrEqualTo(cuts.size());
            var longest = cuts.stream().map(Cut::after).max(Duration::compareTo).orElseThrow();
            drill.ends(
                    "flood: 1,000 frames/s, " + FLOODS + " times",
                    "each cut with 1008, the latest after " + longest.toMillis() + " ms");
        }
    }

    private static List<RawSocket> flooders(Drill drill) {
        return IntStream.range(0, GROUP)
                .mapToObj(i -> drill.introduced("203.0.113." + i))
                .toList();
    }

    private static void floods(List<Cut> cuts, List<RawSocket> flooders) {
        flooders.forEach(flooder -> cuts.add(flood(flooder)));
    }

    private static Cut flood(RawSocket socket) {
        var frames = Collections.nCopies(AT_ONCE, "{\"event\":\"ping\"}");
        var end = CompletableFuture.supplyAsync(socket::awaitsClose);
        long start = System.nanoTime();
        long due = start;
        int sent = 0;
        try {
            while (!end.isDone()) {
                socket.saysAtOnce(frames);
                sent += AT_ONCE;
                due += PAUSE_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        } catch (UncheckedIOException e) {
            // It was cut while it spoke.
        }
        int code = end.join();
        return new Cut(code, sent, Duration.ofNanos(System.nanoTime() - start));
    }
}
