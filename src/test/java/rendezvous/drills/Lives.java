package rendezvous.drills;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import rendezvous.bench.load.Frames;
import rendezvous.wire.Await;

/** Visitors, 20 a second, who each stay for some seconds: wait, meet, signal, go on to the next, break, and end somehow. */
final class Lives {
    private static final double PAUSE_MILLIS = 50;
    private static final double MOMENT_MILLIS = 1_000;
    private static final int SEED = 2026;

    private final Crowd crowd;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger living = new AtomicInteger();
    private final Random random = new Random(SEED);

    Lives(Crowd crowd) {
        this.crowd = crowd;
    }

    int begun() {
        return begun.get();
    }

    /** For so long somebody begins; returns when the last has ended. */
    void lead(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            begin();
            Span.idle(Duration.ofNanos((long) (PAUSE_MILLIS * 1e6)));
        }
        Await.until("all lives ended", Duration.ofMinutes(2), () -> living.get() == 0);
    }

    private void begin() {
        begun.incrementAndGet();
        living.incrementAndGet();
        var page = crowd.page(FakePage.Kind.CALLING);
        page.start();
        goOn(page, 3 + random.nextInt(12));
    }

    private void goOn(FakePage page, int moments) {
        crowd.later(
                () -> {
                    // Nobody ends before it was there, or there would be nothing to count.
                    if (page.welcomes() == 0) {
                        goOn(page, moments);
                    } else if (moments > 0) {
                        live(page, random.nextInt(10));
                        goOn(page, moments - 1);
                    } else {
                        end(page, random.nextInt(4));
                    }
                },
                MOMENT_MILLIS);
    }

    private static void live(FakePage page, int whim) {
        var room = page.room();
        if (whim == 0) {
            page.breaks();
        } else if (whim < 3) {
            page.says("{\"event\":\"leave\"}");
        } else if (!room.isEmpty()) {
            page.says(whim == 3 ? Frames.offer(room) : Frames.candidate(room, whim));
        }
    }

    private void end(FakePage page, int way) {
        if (way == 0) {
            page.dies();
        } else {
            page.closes();
        }
        living.decrementAndGet();
    }
}
