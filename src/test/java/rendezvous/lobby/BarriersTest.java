package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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

    private final ManualClock clock = new ManualClock();
    private final SkipCache skips = new SkipCache(new SkipSettings(Duration.ofMinutes(60), 1), clock);
    private final Barriers barriers = new Barriers(skips, clock);
    private final Guest stranger = guest("a-stranger");
    private final Guest blocker = guest("the-blocker")
            .withMark(BlockMark.of(new DeviceId("the-blocker"), new DeviceId("a-stranger"))
                    .orElseThrow());

    @Test
    void a_block_is_found_from_either_side_and_bars_both() {
        assertThat(barriers.find(ANN, blocker, BOB, stranger)).isTrue();
        assertThat(barriers.find(BOB, stranger, CAT, blocker)).isTrue();

        assertThat(barriers.bars(BOB, ANN)).isTrue();
        assertThat(barredTo(BOB)).containsExactlyInAnyOrder(ANN, CAT);
    }

    @Test
    void who_holds_no_mark_of_the_other_is_not_barred() {
        assertThat(barriers.find(ANN, blocker, BOB, guest("another"))).isFalse();
        assertThat(barriers.find(ANN, blocker, BOB, Guest.UNKNOWN)).isFalse();

        assertThat(barriers.size()).isZero();
    }

    @Test
    void a_found_block_does_not_expire_nor_give_way_to_later_ones_nor_to_forgetting() {
        barriers.find(ANN, blocker, BOB, stranger);
        barriers.find(ANN, blocker, CAT, stranger);

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

    private Set<PeerId> barredTo(PeerId peer) {
        var barred = new HashSet<PeerId>();
        barriers.eachBarred(peer, barred::add);
        return barred;
    }

    private static Guest guest(String device) {
        return new Guest(List.of(), "", new DeviceId(device), Set.of());
    }
}
