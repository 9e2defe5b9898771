package rendezvous.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rendezvous.lobby.ManualClock;

class WatchTest {
    private final ManualClock clock = new ManualClock();
    private Map<String, Double> figures = Map.of("sockets", 3.0);
    private final Watch watch = new Watch(() -> figures, () -> "", clock);

    @Test
    void who_comes_gets_what_has_been_and_then_what_is() {
        // given
        long start = clock.millis();
        looks(Map.of("sockets", 3.0));
        looks(Map.of("sockets", 4.5, "rooms", 1.0));

        // when
        var viewer = new Reading();
        assertThat(watch.join(viewer)).isTrue();
        looks(Map.of("sockets", 5.0));

        // then
        var history = viewer.event(0, "history");
        assertThat(history.getJsonArray("times")).hasToString("[" + (start + 2000) + "," + (start + 4000) + "]");
        assertThat(history.getJsonObject("figures")).hasToString("{\"rooms\":[null,1],\"sockets\":[3,4.5]}");
        assertThat(history.getInt("every")).isEqualTo(2000);
        assertThat(viewer.event(1, "sample"))
                .hasToString("{\"time\":" + (start + 6000) + ",\"figures\":{\"sockets\":5}}");
    }

    @Test
    void only_the_last_minutes_are_remembered() {
        int most = (int) Watch.REMEMBERED.dividedBy(Watch.EVERY);
        for (int i = 0; i < most + 10; i++) {
            looks(Map.of("sockets", (double) i));
        }

        var viewer = new Reading();
        watch.join(viewer);

        var sockets = viewer.event(0, "history").getJsonObject("figures").getJsonArray("sockets");
        assertThat(sockets).hasSize(most);
        assertThat(sockets.getInt(0)).isEqualTo(10);
        assertThat(sockets.getInt(most - 1)).isEqualTo(most + 9);
    }

    @Test
    void a_figure_that_is_gone_leaves_nothing_behind() {
        looks(Map.of("sockets", 3.0, "held", Double.NaN));
        looks(Map.of());

        var viewer = new Reading();
        watch.join(viewer);

        assertThat(viewer.event(0, "history").getJsonObject("figures"))
                .hasToString("{\"held\":[null,null],\"sockets\":[3,null]}");
    }

    @Test
    void who_does_not_read_is_parted_from_and_the_others_are_not() {
        var slow = new Reading();
        var other = new Reading();
        watch.join(slow);
        watch.join(other);
        slow.reads = false;

        looks(Map.of());
        looks(Map.of());

        assertThat(slow.ended).isTrue();
        assertThat(slow.told).hasSize(2);
        assertThat(other.ended).isFalse();
        assertThat(other.told).hasSize(3);
    }

    @Test
    void no_more_than_a_few_may_look_and_who_leaves_makes_room() {
        // given
        var first = new Reading();
        watch.join(first);
        for (int i = 1; i < Watch.MOST_VIEWERS; i++) {
            assertThat(watch.join(new Reading())).isTrue();
        }

        // then
        assertThat(watch.join(new Reading())).isFalse();

        // when
        watch.leave(first);

        // then
        assertThat(watch.join(new Reading())).isTrue();
    }

    @Test
    void a_look_that_fails_is_followed_by_the_next() {
        var viewer = new Reading();
        watch.join(viewer);
        figures = null;
        watch.look();

        looks(Map.of());

        assertThat(viewer.told).hasSize(2);
    }

    @Test
    void the_end_is_the_end_for_all() {
        var viewer = new Reading();
        watch.join(viewer);

        watch.end();

        assertThat(viewer.ended).isTrue();
        assertThat(watch.join(new Reading())).isFalse();
    }

    private void looks(Map<String, Double> seen) {
        clock.advance(Watch.EVERY);
        figures = seen;
        watch.look();
    }

    private static final class Reading implements Viewer {
        private final List<String> told = new ArrayList<>();
        private boolean reads = true;
        private boolean ended;

        @Override
        public boolean tell(String events) {
            told.add(events);
            return reads;
        }

        @Override
        public void end() {
            ended = true;
        }

        JsonObject event(int number, String name) {
            assertThat(told.get(number))
                    .startsWith("event: " + name + "\ndata: {")
                    .endsWith("}\n\n");
            return Json.createReader(new StringReader(told.get(number).split("data: ")[1]))
                    .readObject();
        }
    }
}
