package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rendezvous.config.SkipSettings;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.identity.PeerId;

class BarriersTest {
    private static final PeerId ANN = new PeerId("ann");
    private static final PeerId BOB = new PeerId("bob");
    private static final PeerId CAT = new PeerId("cat");

    private static final Random RANDOM = new Random(1);

    private final ManualClock clock = new ManualClock();
    private final SkipCache skips = new SkipCache(new SkipSettings(Duration.ofMinutes(60), 1), clock);
    private final Barriers barriers = new Barriers(skips, clock);
    private final Guest stranger = guest("a-stranger");
    private final Guest blocker = guest("the-blocker")
            .withMark(BlockMark.of(new DeviceId("the-blocker"), new DeviceId("a-stranger"), RANDOM)
                    .orElseThrow());

    @Test
    void a_block_is_found_from_either_side_and_bars_both() {
        assertThat(find(ANN, blocker, BOB, stranger)).isTrue();
        assertThat(find(BOB, stranger, CAT, blocker)).isTrue();

        assertThat(barriers.bars(BOB, ANN)).isTrue();
        assertThat(barredTo(BOB)).containsExactlyInAnyOrder(ANN, CAT);
    }

    @Test
    void who_holds_no_mark_of_the_other_is_not_barred() {
        assertThat(find(ANN, blocker, BOB, guest("another"))).isFalse();
        assertThat(find(ANN, blocker, BOB, Guest.UNKNOWN)).isFalse();

        assertThat(barriers.size()).isZero();
    }

    @Test
    void as_many_marks_are_held_as_a_page_may_send_and_the_oldest_goes_first() {
        var guest = blocker;
        for (int i = 0; i < BlockMark.MOST; i++) {
            assertThat(guest.blocks(stranger)).isTrue();
            guest = guest.withMark(new BlockMark(i, 0, 0));
        }

        assertThat(guest.blocked()).hasSize(BlockMark.MOST);
        assertThat(guest.blocks(stranger)).isFalse();
    }

    @Test
    void a_found_block_does_not_expire_nor_give_way_to_later_ones_nor_to_forgetting() {
        find(ANN, blocker, BOB, stranger);
        find(ANN, blocker, CAT, stranger);

        skips.forget(ANN);
        clock.advance(Duration.ofDays(365));

        assertThat(barredTo(ANN)).containsExactlyInAnyOrder(BOB, CAT);
    }

    @Test
    void skips_bar_as_ever() {
        skips.remember(ANN, BOB);

        assertThat(barriers.bars(BOB, ANN)).isTrue();
        assertThat(barredTo(ANN)).containsExactly(BOB);
    }

    private boolean find(PeerId one, Guest guest, PeerId other, Guest stranger) {
        return barriers.add(Blocks.between(new Two(one, guest, other, stranger)));
    }

    private Set<PeerId> barredTo(PeerId peer) {
        var barred = new HashSet<PeerId>();
        barriers.eachBarred(peer, barred::add);
        return barred;
    }

    private static Guest guest(String device) {
        return new Guest("", List.of(), "", "", false, new DeviceId(device), Set.of());
    }
}
