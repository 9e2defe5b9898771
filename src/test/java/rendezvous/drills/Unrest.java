package rendezvous.drills;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** People who never stay: each hangs up and asks for the next after a while, until this ends. */
final class Unrest {
    private static final double LONGEST_MILLIS = 1_500;

    private final Crowd crowd;
    private volatile boolean isOver;

    private Unrest(Crowd crowd) {
        this.crowd = crowd;
    }

    static Unrest in(Crowd crowd, List<FakePage> pages) {
        var unrest = new Unrest(crowd);
        pages.forEach(unrest::stir);
        return unrest;
    }

    void ends() {
        isOver = true;
    }

    private void stir(FakePage page) {
        crowd.later(
                () -> {
                    if (!isOver) {
                        if (!page.company().isNone()) {
                            page.hangsUp();
                        }
                        stir(page);
                    }
                },
                ThreadLocalRandom.current().nextDouble(LONGEST_MILLIS));
    }
}
