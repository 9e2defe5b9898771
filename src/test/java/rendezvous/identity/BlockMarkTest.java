package rendezvous.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockMarkTest {
    private static final DeviceId ANN = new DeviceId("anns-device-0123456789");
    private static final DeviceId BOB = new DeviceId("bobs-device-0123456789");
    private static final DeviceId CAT = new DeviceId("cats-device-0123456789");

    private final Random random = new Random(1);

    @Test
    void a_mark_means_its_blocker_and_its_blocked_and_nobody_else() {
        var mark = mark(ANN, BOB);

        assertThat(mark.means(ANN, BOB)).isTrue();
        assertThat(mark.means(BOB, ANN)).isFalse();
        assertThat(mark.means(CAT, BOB)).isFalse();
        assertThat(mark.means(ANN, CAT)).isFalse();
    }

    @Test
    void a_mark_is_another_one_each_time_in_all_its_parts() {
        var one = mark(ANN, BOB);
        var other = mark(ANN, BOB);

        assertThat(one.salt()).isNotEqualTo(other.salt());
        assertThat(one.high()).isNotEqualTo(other.high());
        assertThat(one.low()).isNotEqualTo(other.low());
        assertThat(other.means(ANN, BOB)).isTrue();
    }

    @Test
    void a_mark_with_another_salt_means_nobody() {
        var mark = mark(ANN, BOB);

        assertThat(new BlockMark(mark.salt() + 1, mark.high(), mark.low()).means(ANN, BOB))
                .isFalse();
    }

    @Test
    void devices_that_read_the_same_one_behind_the_other_have_marks_of_their_own() {
        var mark = mark(new DeviceId("0123456789abcdefX"), new DeviceId("0123456789abcdef"));

        assertThat(mark.means(new DeviceId("0123456789abcdef"), new DeviceId("X0123456789abcdef")))
                .isFalse();
    }

    @Test
    void its_text_is_32_characters_that_lead_back_to_it() {
        var mark = mark(ANN, BOB);

        assertThat(mark.toString()).matches("[A-Za-z0-9_-]{32}").hasSize(BlockMark.LENGTH);
        assertThat(BlockMark.parse(mark.toString())).isEqualTo(mark);
    }

    @Test
    void pages_may_rely_on_it_from_one_release_to_the_next() {
        assertThat(BlockMark.parse("AQIDBAUGBwj6KvXnRZn2vJGWGIiRqchr").means(ANN, BOB))
                .isTrue();
    }

    @Test
    void without_a_device_there_is_no_mark_and_none_means_anybody() {
        assertThat(BlockMark.of(DeviceId.UNKNOWN, BOB, random)).isEmpty();
        assertThat(BlockMark.of(ANN, DeviceId.UNKNOWN, random)).isEmpty();
        assertThat(mark(ANN, BOB).means(ANN, DeviceId.UNKNOWN)).isFalse();
    }

    @Test
    void a_device_is_never_printed() {
        assertThat(ANN.toString() + DeviceId.UNKNOWN).doesNotContain(ANN.value());
    }

    private BlockMark mark(DeviceId blocker, DeviceId blocked) {
        return BlockMark.of(blocker, blocked, random).orElseThrow();
    }
}
