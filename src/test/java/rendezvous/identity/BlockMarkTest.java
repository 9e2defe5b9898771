package rendezvous.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockMarkTest {
    private static final DeviceId ANN = new DeviceId("anns-device-0123456789");
    private static final DeviceId BOB = new DeviceId("bobs-device-0123456789");
    private static final DeviceId CAT = new DeviceId("cats-device-0123456789");

    @Test
    void a_mark_is_the_same_each_time_and_another_for_each_blocker_and_each_blocked() {
        assertThat(BlockMark.of(ANN, BOB)).isPresent().isEqualTo(BlockMark.of(ANN, BOB));
        assertThat(BlockMark.of(ANN, BOB)).isNotEqualTo(BlockMark.of(BOB, ANN));
        assertThat(BlockMark.of(ANN, BOB)).isNotEqualTo(BlockMark.of(CAT, BOB));
        assertThat(BlockMark.of(ANN, BOB)).isNotEqualTo(BlockMark.of(ANN, CAT));
    }

    @Test
    void devices_that_read_the_same_one_behind_the_other_have_marks_of_their_own() {
        var one = BlockMark.of(new DeviceId("0123456789abcdefX"), new DeviceId("0123456789abcdef"));
        var other = BlockMark.of(new DeviceId("0123456789abcdef"), new DeviceId("X0123456789abcdef"));

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void its_text_is_22_characters_that_lead_back_to_it() {
        var mark = BlockMark.of(ANN, BOB).orElseThrow();

        assertThat(mark.toString()).matches("[A-Za-z0-9_-]{" + BlockMark.LENGTH + "}");
        assertThat(BlockMark.parse(mark.toString())).isEqualTo(mark);
    }

    @Test
    void pages_may_rely_on_it_from_one_release_to_the_next() {
        assertThat(BlockMark.of(ANN, BOB)).hasToString("Optional[3PrheyDQUD5q0AqWHSIkrw]");
    }

    @Test
    void without_a_device_there_is_no_mark() {
        assertThat(BlockMark.of(DeviceId.UNKNOWN, BOB)).isEmpty();
        assertThat(BlockMark.of(ANN, DeviceId.UNKNOWN)).isEmpty();
    }

    @Test
    void a_device_is_never_printed() {
        assertThat(ANN.toString() + DeviceId.UNKNOWN).doesNotContain(ANN.value());
    }
}
