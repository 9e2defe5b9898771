package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is held for those who are gone: after hundreds of visitors the server is as empty as at its start. */
@Journey
class VisitorsComeAndGoIT extends WireTest {

    @Test
    void after_hundreds_of_visitors_with_rooms_and_skips_nothing_is_held() {
        for (int wave = 0; wave < 4; wave++) {
            // given: everybody was in a room, and about half of them skipped somebody, or two
            var crowd = visitors(80);
            crowd.forEach(Visitor::queues);
            crowd.forEach(Visitor::expectMatch);
            assertThat(census().now().getInt("inRooms")).isEqualTo(80);
            crowd.forEach(Visitor::leaves);
            crowd.forEach(Visitor::leaves);
            assertThat(census().now().getInt("skips")).isPositive();
            assertThat(census().now().getInt("population")).isEqualTo(80);

            // when: they go, from rooms and from the queue
            crowd.forEach(Visitor::close);

            // then
            census().awaitNobody();
        }
    }

    @Test
    void a_skip_is_gone_when_either_of_the_two_is() {
        // given
        var alice = visitor("Alice");
        List<Visitor> skipped = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            var other = visitor("Other " + i);
            var room = meet(alice, other);
            alice.leaves(room).unqueues().expectNothingMore();
            skipped.add(other);
        }
        census().await("skips", 10);

        // when
        skipped.subList(0, 4).forEach(Visitor::close);
        census().await("skips", 6);
        alice.close();

        // then
        census().await("skips", 0);
        census().await("sessions", 6);
    }

    @Test
    void connections_cut_in_the_middle_of_everything_leave_nothing() {
        for (int i = 0; i < 60; i++) {
            rawSocket().cuts();
            var raw = rawSocket();
            raw.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Raw\"}}").says("{\"event\":\"queue\"}");
            if (i % 3 == 0) {
                raw.says("{\"event\":\"leave\"}");
            }
            if (i % 2 == 0) {
                raw.cuts();
            } else {
                raw.ends();
            }
        }

        // Payara does not notice the end of a socket that ends while it is being opened; the heartbeat does.
        census().awaitNobody();
    }
}
