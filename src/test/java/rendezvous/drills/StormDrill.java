package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand lose their connection in the same instant, and come back within a second or as soon as they can. */
class StormDrill {
    private static final int CROWD = Integer.parseInt(System.getenv().getOrDefault("CROWD", "10000"));

    @Test
    void all_of_a_crowd_come_back_and_the_others_lose_nothing() throws Exception {
        try (var drill = Drill.begins();
                var crowd = new Crowd(drill.server().signaling())) {
            // given
            List<FakePage> pages = new ArrayList<>(crowd.arrive(CROWD, FakePage.Kind.IDLE));

            // when
            drill.attack(() -> {
                pages.forEach(FakePage::breaks);
                crowd.awaits("back", pages, page -> page.welcomes() > 1);
            });

            // then
            assertThat(drill.counted("rendezvous_sockets")).isGreaterThanOrEqualTo(CROWD + 2);
            long resumed = pages.stream().filter(page -> page.resumptions() > 0).count();
            pages.forEach(FakePage::closes);
            drill.ends(
                    "reconnect storm of " + CROWD,
                    Ledger.text(
                            "all back, %d of them in their old places, at most %d handshakes/s",
                            resumed, crowd.mostHandshakesInASecond(0)));
        }
    }
}
