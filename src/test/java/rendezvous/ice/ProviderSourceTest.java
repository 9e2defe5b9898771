package rendezvous.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import rendezvous.ice.ProviderClient.Fetched;
import rendezvous.identity.PeerId;
import rendezvous.lobby.ManualClock;
import rendezvous.protocol.IceServer;

class ProviderSourceTest {
    private static final PeerId ALICE = new PeerId("alice");
    private static final IceServer STUN = new IceServer(List.of("stun:own.example.org"));
    private static final IceServer FIRST = new IceServer(List.of("turn:a.example.org"), "first", "c");
    private static final IceServer SECOND = new IceServer(List.of("turn:a.example.org"), "second", "c");

    private final ManualClock clock = new ManualClock();
    private Callable<Fetched> provider = gives(FIRST);
    private int asked;
    private final ProviderSource source = new ProviderSource("twilio", List.of(STUN), this::ask, clock);

    @Test
    void before_the_first_answer_there_is_the_rest_and_nobody_waits() {
        assertThat(source.answer(ALICE).servers()).containsExactly(STUN);
        assertThat(asked).isZero();
        assertThat(source.status().state()).isEqualTo(IceStatus.State.LAPSED);
    }

    @Test
    void the_answer_comes_before_the_rest_and_is_shared() throws Exception {
        source.keepFresh();

        assertThat(source.answer(ALICE).servers()).containsExactly(FIRST, STUN);
        assertThat(source.answer(new PeerId("bob"))).isSameAs(source.answer(ALICE));
        assertThat(asked).isEqualTo(1);
        assertThat(source.status()).isEqualTo(new IceStatus("twilio", IceStatus.State.FRESH, 3_595, 1, 0));
    }

    @Test
    void it_is_asked_again_at_half_the_time_and_who_has_the_old_ones_gets_the_new() throws Exception {
        source.keepFresh();
        var held = source.answer(ALICE);
        provider = gives(SECOND);

        clock.advance(Duration.ofMinutes(30).minusMillis(1));
        source.keepFresh();
        assertThat(asked).isEqualTo(1);
        assertThat(source.isStale(held)).isFalse();

        clock.advance(Duration.ofMillis(1));
        source.keepFresh();
        assertThat(asked).isEqualTo(2);
        assertThat(source.isStale(held)).isTrue();
        assertThat(source.answer(ALICE).servers()).containsExactly(SECOND, STUN);
    }

    @Test
    void when_it_fails_its_last_answer_is_given_while_it_holds_and_then_the_rest() throws Exception {
        source.keepFresh();
        var held = source.answer(ALICE);
        provider = fails();
        clock.advance(Duration.ofMinutes(30));
        source.keepFresh();

        assertThat(source.isStale(held)).isFalse();
        assertThat(source.status().state()).isEqualTo(IceStatus.State.HELD);

        clock.advance(Duration.ofMinutes(30).minusSeconds(5).minusMillis(1));
        assertThat(source.answer(ALICE)).isSameAs(held);
        clock.advance(Duration.ofMillis(1));
        assertThat(source.isStale(held)).isTrue();
        assertThat(source.answer(ALICE).servers()).containsExactly(STUN);
        assertThat(source.status()).isEqualTo(new IceStatus("twilio", IceStatus.State.LAPSED, 0, 1, 1));
    }

    @Test
    void one_that_failed_is_asked_at_longer_and_longer_pauses_and_at_once_like_new_when_it_is_back() throws Exception {
        provider = fails();
        source.keepFresh();
        for (int pause : new int[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            int before = asked;
            clock.advance(Duration.ofSeconds(pause).minusMillis(1));
            source.keepFresh();
            assertThat(asked).as("not before %d s", pause).isEqualTo(before);
            clock.advance(Duration.ofMillis(1));
            source.keepFresh();
            assertThat(asked).as("after %d s", pause).isEqualTo(before + 1);
        }

        var rest = source.answer(ALICE);
        provider = gives(FIRST);
        clock.advance(Duration.ofSeconds(300));
        source.keepFresh();
        assertThat(source.isStale(rest)).isTrue();
        assertThat(source.status().state()).isEqualTo(IceStatus.State.FRESH);

        provider = fails();
        clock.advance(Duration.ofMinutes(30));
        source.keepFresh();
        int before = asked;
        clock.advance(Duration.ofSeconds(5));
        source.keepFresh();
        assertThat(asked).isEqualTo(before + 1);
    }

    @Test
    void whatever_it_throws_is_a_failure_like_another() throws Exception {
        provider = () -> {
            throw new IllegalArgumentException("wanted by a test");
        };

        source.keepFresh();

        assertThat(source.status().failures()).isEqualTo(1);
    }

    @Test
    void the_end_of_the_application_is_no_failure() {
        provider = () -> {
            throw new InterruptedException();
        };

        assertThatThrownBy(source::keepFresh).isInstanceOf(InterruptedException.class);
        assertThat(source.status().failures()).isZero();
    }

    @Test
    void servers_that_hold_for_moments_do_not_make_a_storm_of_questions() throws Exception {
        provider = () -> new Fetched(List.of(FIRST), Duration.ofSeconds(1));
        source.keepFresh();
        clock.advance(Duration.ofSeconds(4));
        source.keepFresh();

        assertThat(asked).isEqualTo(1);
        assertThat(source.answer(ALICE).servers()).containsExactly(STUN);
    }

    private Fetched ask() throws Exception {
        asked++;
        return provider.call();
    }

    private static Callable<Fetched> gives(IceServer server) {
        return () -> new Fetched(List.of(server), Duration.ofHours(1));
    }

    private static Callable<Fetched> fails() {
        return () -> {
            throw new ProviderException("answered with status 500");
        };
    }
}
