package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rendezvous.protocol.ReportReason;

/** {@code report}, and what the operator sees of it. */
@Journey
class ReportIT extends WireTest {

    @ParameterizedTest
    @EnumSource
    void a_report_parts_the_two_is_answered_and_counted_by_its_reason(ReportReason reason) throws Exception {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        int before = counted(reason);

        // when
        alice.reports(room, reason.wire());

        // then
        assertThat(alice.expect("reported").text("roomId")).isEqualTo(room);
        expectLeave(bob, alice, room);
        alice.expectNothingMore();
        bob.queues().expectNothingMore();
        census().await("waiting", 2);
        assertThat(counted(reason)).isEqualTo(before + 1);
    }

    @Test
    void the_same_room_is_counted_once_for_each_who_reports() throws Exception {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        int spam = counted(ReportReason.SPAM);
        int abuse = counted(ReportReason.ABUSE);

        // when
        alice.reports(room, "spam").expect("reported");
        alice.reports(room, "abuse").expect("reported");
        expectLeave(bob, alice, room);
        bob.reports(room, "spam").expect("reported");
        alice.expectNothingMore();
        bob.expectNothingMore();

        // then
        assertThat(counted(ReportReason.SPAM)).isEqualTo(spam + 2);
        assertThat(counted(ReportReason.ABUSE)).isEqualTo(abuse);
    }

    @Test
    void with_no_room_or_an_earlier_one_nothing_happens() throws Exception {
        int before = counted(ReportReason.OTHER);
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var earlier = meet(alice, bob);
        alice.unqueues();
        expectLeave(bob, alice, earlier);
        meet(alice, visitor("Carol"));

        alice.reports(earlier, "other").expectNothingMore();
        stranger().reports(earlier, "other").expectNothingMore();

        assertThat(census().now().getInt("inRooms")).isEqualTo(2);
        assertThat(counted(ReportReason.OTHER)).isEqualTo(before);
    }

    private int counted(ReportReason reason) throws IOException, InterruptedException {
        return counted("rendezvous_reports_total", "reason", reason.wire());
    }
}
