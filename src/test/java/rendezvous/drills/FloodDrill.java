package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import rendezvous.wire.RawSocket;

/** A thousand frames a second from one socket. */
class FloodDrill {
    private static final int FLOODS = 30;
    private static final int AT_ONCE = 10;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private record Cut(int code, int sent, Duration after) {}

    @Test
    void one_who_floods_is_cut_and_the_others_do_not_feel_it() throws Exception {
        try (var drill = Drill.begins()) {
            // given: they are there already, as it is not their handshakes that are to be felt
            var flooders = new ArrayList<RawSocket>();
            for (int i = 0; i < FLOODS; i++) {
                flooders.add(drill.introduced("203.0.113." + i));
            }
            var cuts = new ArrayList<Cut>();

            // when: one after another, so that there is something to measure
            drill.attack(() -> flooders.forEach(flooder -> cuts.add(flood(flooder))));

            // then: a flood of two seconds is 2,000 frames
            assertThat(cuts).allSatisfy(cut -> {
                assertThat(cut.code).isIn(1008, RawSocket.CUT);
                assertThat(cut.sent).isLessThan(2_000);
            });
            assertThat(drill.counted("rendezvous_visits_ended_total", "cause", "expelled"))
                    .isEqualTo(FLOODS);
            assertThat(drill.counted("rendezvous_refused_total", "reason", "rate"))
                    .isGreaterThanOrEqualTo(FLOODS);
            var longest = cuts.stream().map(Cut::after).max(Duration::compareTo).orElseThrow();
            drill.ends(
                    "flood: 1,000 frames/s, " + FLOODS + " times",
                    "each cut with 1008, the latest after " + longest.toMillis() + " ms");
        }
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
