package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rendezvous.wire.Figures;
import rendezvous.wire.OwnServer;

/**
 * Visitors come and go at a steady rate for as long as SOAK says ({@code 10m}, {@code 2h}), and at its end the node holds
 * what it held at its start.
 */
class Soak {
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration LONG =
            Duration.parse("PT" + System.getenv().getOrDefault("SOAK", "10m").toUpperCase(Locale.ROOT));

    @Test
    void visitors_come_and_go_and_nothing_of_them_is_left() throws Exception {
        try (var node = OwnServer.with(Map.of());
                var crowd = new Crowd(node.signaling())) {
            // given: a node that has seen some life, and is empty
            var lives = new Lives(crowd);
            lives.lead(WARM_UP);
            var before = Holdings.ofEmpty(node);
            int early = lives.begun();

            // when
            lives.lead(LONG);

            // then
            var after = before.awaitReturn(node);
            var figures = new Figures(node.get("/metrics?scope=application"));
            assertThat(ended(figures)).isEqualTo(lives.begun());
            assertThat(figures.of("rendezvous_resumes_total")).isPositive();
            assertThat(figures.of("rendezvous_matches_total")).isPositive();
            assertThat(node.log()).doesNotContain("Exception");
            Ledger.row(
                    "soak of " + LONG.toMinutes() + " minutes",
                    Ledger.text(
                            "%d visits, with the warm-up %.0f pairs, %.0f skips, %.0f resumed, %.0f lost | %s → %s",
                            lives.begun() - early,
                            figures.of("rendezvous_matches_total"),
                            figures.of("rendezvous_skips_total"),
                            figures.of("rendezvous_resumes_total"),
                            figures.of("rendezvous_visits_ended_total", "cause", "lost"),
                            before,
                            after));
        }
    }

    private static int ended(Figures figures) {
        return List.of("closed", "lost", "silent", "slow", "expelled", "drained").stream()
                .mapToInt(cause -> (int) figures.of("rendezvous_visits_ended_total", "cause", cause))
                .sum();
    }
}
