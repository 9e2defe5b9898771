package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rendezvous.config.SkipSettings;
import rendezvous.identity.PeerId;

class SkipCacheTest {
    private static final PeerId ANN = new PeerId("ann");
    private static final PeerId BOB = new PeerId("bob");
    private static final PeerId CAT = new PeerId("cat");

    private final ManualClock clock = new ManualClock();
    private final SkipCache skips = new SkipCache(new SkipSettings(Duration.ofMinutes(60), 3), clock);

    @Test
    void a_skip_bars_both_from_each_other_and_nobody_else() {
        skips.remember(ANN, BOB);

        assertThat(barredTo(ANN)).containsExactly(BOB);
        assertThat(barredTo(BOB)).containsExactly(ANN);
        assertThat(barredTo(CAT)).isEmpty();
    }

    @Test
    void a_skip_holds_for_its_time_and_not_longer() {
        skips.remember(ANN, BOB);

        clock.advance(Duration.ofMinutes(60).minusMillis(1));
        assertThat(barredTo(BOB)).containsExactly(ANN);

        clock.advance(Duration.ofMillis(1));
        assertThat(barredTo(ANN)).isEmpty();
        assertThat(barredTo(BOB)).isEmpty();
    }

    @Test
    void what_has_expired_is_let_go_by_a_sweep_and_what_has_not_stays() {
        skips.remember(ANN, BOB);
        clock.advance(Duration.ofMinutes(30));
        skips.remember(ANN, CAT);
        clock.advance(Duration.ofMinutes(30));

        skips.sweep();

        assertThat(skips.size()).isEqualTo(1);
        assertThat(barredTo(ANN)).containsExactly(CAT);
    }

    @Test
    void skipping_again_begins_the_time_anew() {
        skips.remember(ANN, BOB);
        skips.remember(ANN, CAT);
        clock.advance(Duration.ofMinutes(30));
        skips.remember(ANN, BOB);
        clock.advance(Duration.ofMinutes(30));

        skips.sweep();

        assertThat(barredTo(ANN)).containsExactly(BOB);
    }

    @Test
    void forgetting_empties_ones_own_memory_and_leaves_the_others_theirs() {
        skips.remember(ANN, BOB);
        skips.remember(CAT, ANN);

        skips.forget(ANN);

        assertThat(barredTo(BOB)).isEmpty();
        assertThat(barredTo(ANN)).containsExactly(CAT);
    }

    @Test
    void two_who_skipped_each_other_stay_barred_until_both_forget() {
        skips.remember(ANN, BOB);
        skips.remember(BOB, ANN);

        skips.forget(ANN);
        assertThat(barredTo(ANN)).containsExactly(BOB);

        skips.forget(BOB);
        assertThat(barredTo(ANN)).isEmpty();
        assertThat(skips.size()).isZero();
    }

    @Test
    void nothing_is_held_for_a_connection_that_ended() {
        skips.remember(ANN, BOB);
        skips.remember(CAT, ANN);

        skips.drop(ANN);

        assertThat(skips.size()).isZero();
        assertThat(barredTo(BOB)).isEmpty();
        assertThat(barredTo(CAT)).isEmpty();
    }

    @Test
    void the_oldest_skip_goes_when_there_are_too_many() {
        var others = new PeerId[] {BOB, CAT, new PeerId("dan"), new PeerId("eve")};
        for (var other : others) {
            skips.remember(ANN, other);
        }

        assertThat(barredTo(ANN)).doesNotContain(BOB).hasSize(3);
        assertThat(barredTo(BOB)).isEmpty();
    }

    @Test
    void nothing_remains_after_many_have_come_and_gone() {
        var random = new Random(3);
        var peers = new PeerId[500];
        for (int visit = 0; visit < 20_000; visit++) {
            int who = random.nextInt(peers.length);
            if (peers[who] != null && random.nextInt(4) == 0) {
                skips.drop(peers[who]);
                peers[who] = null;
            } else {
                peers[who] = peers[who] == null ? new PeerId("peer-" + visit) : peers[who];
                int whom = random.nextInt(peers.length);
                if (peers[whom] != null && whom != who) {
                    skips.remember(peers[who], peers[whom]);
                }
            }
        }
        for (var peer : peers) {
            if (peer != null) {
                skips.drop(peer);
            }
        }

        assertThat(skips.size()).isZero();
        assertThat(skips.peersHeld()).isZero();
    }

    private Set<PeerId> barredTo(PeerId peer) {
        var barred = new HashSet<PeerId>();
        skips.eachBarred(peer, barred::add);
        return barred;
    }
}
