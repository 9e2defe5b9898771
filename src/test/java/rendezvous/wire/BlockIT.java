package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code block}, {@code blocked}, and the marks that keep two apart from one visit to the next. */
@Journey
class BlockIT extends WireTest {
    private static final String ALICES_DEVICE = "alices-device-0123456789";
    private static final String BOBS_DEVICE = "bobs-device-0123456789";

    private Visitor alice;
    private Visitor bob;

    @Test
    void blocking_parts_the_two_answers_with_a_mark_and_waits_for_another() {
        // given
        var room = aliceMeetsBob();

        // when
        alice.blocks(room);

        // then
        var blocked = alice.expect("blocked").fields();
        assertThat(blocked.getString("roomId")).isEqualTo(room);
        assertThat(blocked.getString("mark")).matches("[A-Za-z0-9_-]{32}");
        expectLeave(bob, alice, room);
        bob.queues().expectNothingMore();
        expectMatch(visitor("Carol").queues(), alice);
    }

    @Test
    void whoever_is_blocked_stays_away_after_both_have_come_anew() {
        // given
        var mark = aliceBlocksBobAndBothGo();

        // when
        alice = visitor("Alice", device(ALICES_DEVICE, mark)).queues();
        bob = visitor("Bob", device(BOBS_DEVICE)).queues();

        // then
        census().awaitSome("blocks");
        alice.expectNothingMore();
        bob.expectNothingMore();
        assertThat(census().now().getInt("waiting")).isEqualTo(2);
    }

    @Test
    void blocks_outlast_forgetting() {
        var room = aliceMeetsBob();
        alice.blocks().expect("blocked");
        expectLeave(bob, alice, room);

        alice.forgets();
        bob.queues();

        census().awaitSome("blocks");
        alice.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void a_mark_is_of_no_use_to_the_blocked_nor_to_a_third() {
        var mark = aliceBlocksBobAndBothGo();

        meet(visitor("Bob", device(BOBS_DEVICE, mark)), visitor("Alice", device(ALICES_DEVICE)));
        meet(visitor("Bob", device(BOBS_DEVICE)), visitor("Carol", device("carols-device-0123456789", mark)));
    }

    @Test
    void somebody_who_has_just_gone_can_be_blocked() {
        // given
        var room = aliceMeetsBob();
        bob.close();
        alice.expect("leave");
        census().await("sessions", 1);

        // when
        var mark = alice.blocks(room).expect("blocked").text("mark");

        // then: the same browser comes again
        bob = visitor("Bob", device(BOBS_DEVICE)).queues();
        alice.queues();
        census().awaitSome("blocks");
        alice.expectNothingMore();
        bob.expectNothingMore();
        assertThat(mark).hasSize(32);
    }

    @Test
    void without_devices_there_is_no_mark_and_the_two_are_skipped() {
        alice = visitor("Alice", device(ALICES_DEVICE));
        bob = visitor("Bob");
        var room = meet(alice, bob);

        var blocked = alice.blocks(room).expect("blocked").fields();

        assertThat(blocked)
                .isEqualTo(Json.createObjectBuilder().add("roomId", room).build());
        assertThat(census().now().getInt("skips")).isEqualTo(1);
    }

    @Test
    void with_no_room_or_an_earlier_one_nothing_happens() {
        // given
        stranger().blocks().expectNothingMore();
        var earlier = aliceMeetsBob();
        alice.unqueues();
        expectLeave(bob, alice, earlier);
        var carol = visitor("Carol");
        meet(alice, carol);

        // when
        alice.blocks(earlier).expectNothingMore();

        // then
        alice.says("icecandidate", candidate("still here"));
        carol.expect("icecandidate");
        assertThat(census().now().getInt("skips")).isZero();
    }

    @Test
    void a_device_reaches_nobody() {
        var room = aliceMeetsBob();
        alice.says("icecandidate", candidate("hello")).blocks(room).expect("blocked");
        bob.expect("icecandidate");
        bob.expect("leave");
        bob.blocks(room).expect("blocked");
        for (var visitor : List.of(alice, bob)) {
            assertThat(visitor.transcript())
                    .isNotEmpty()
                    .noneMatch(frame -> frame.contains(ALICES_DEVICE) || frame.contains(BOBS_DEVICE));
        }
    }

    private String aliceMeetsBob() {
        alice = visitor("Alice", device(ALICES_DEVICE));
        bob = visitor("Bob", device(BOBS_DEVICE));
        return meet(alice, bob);
    }

    private String aliceBlocksBobAndBothGo() {
        aliceMeetsBob();
        var mark = alice.blocks().expect("blocked").text("mark");
        alice.close();
        bob.close();
        census().awaitNobody();
        return mark;
    }

    private static JsonObject device(String device, String... marks) {
        return Json.createObjectBuilder()
                .add("device", device)
                .add("blocked", Json.createArrayBuilder(List.of(marks)))
                .build();
    }
}
