package rendezvous.lobby;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rendezvous.cluster.Letter.Offer;
import rendezvous.cluster.Letter.Offers;
import rendezvous.cluster.Letter.Suggestion;
import rendezvous.config.ClusterSettings;
import rendezvous.config.MatchingSettings;
import rendezvous.config.MatchingSettings.Self;
import rendezvous.identity.DeviceId;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;

class BrokerTest {
    private static final NodeId HOME = new NodeId("home");

    private final ManualClock clock = new ManualClock();
    private final Broker broker = broker(new Random(1));

    @Test
    void who_is_not_told_of_again_is_forgotten_even_where_nobody_is_paired() {
        broker.take(HOME, new Offers(true, List.of(offer("ann"), offer("bob")), List.of()));
        clock.advance(Duration.ofSeconds(3));
        broker.take(HOME, new Offers(false, List.of(offer("bob")), List.of()));

        assertThat(broker.size()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(3));
        assertThat(broker.size()).isOne();
        clock.advance(Duration.ofSeconds(3));
        assertThat(broker.size()).isZero();
    }

    @Test
    void whom_either_home_names_is_not_suggested_whoever_else_it_names() {
        broker.take(
                HOME,
                new Offers(true, List.of(offer("ann", "gone", "bob"), offer("bob"), offer("cat", "ann")), List.of()));

        assertThat(broker.draw())
                .extracting(Dispatch::letter)
                .containsExactly(new Suggestion(new PeerId("bob"), new PeerId("cat"), HOME));
    }

    @Test
    void what_is_said_is_taken_while_pairs_are_drawn() {
        // given: each choice takes until somebody has been able to say something
        var drawn = new ArrayList<Broker>();
        var slow = broker(() -> {
            CompletableFuture.runAsync(() -> drawn.get(0).take(HOME, offers("eve")))
                    .orTimeout(10, SECONDS)
                    .join();
            return 1;
        });
        drawn.add(slow);
        slow.take(HOME, offers("ann", "bob", "cat", "dan"));

        // when
        var suggestions = slow.draw();

        // then
        assertThat(suggestions).hasSize(2);
        assertThat(slow.size()).isEqualTo(5);
    }

    @Test
    void pairs_are_drawn_again_a_while_after_the_last_time_where_nobody_said_anything_new() {
        broker.take(HOME, offers("ann", "bob"));
        assertThat(broker.draw()).hasSize(1);

        // when: they are free again after a second, 100 ms after a draw
        clock.advance(Duration.ofMillis(900));
        assertThat(broker.draw()).isEmpty();
        clock.advance(Duration.ofMillis(100));
        broker.take(HOME, offers("ann", "bob"));

        // then
        assertThat(suggestions()).isZero();
        clock.advance(Duration.ofMillis(150));
        assertThat(suggestions()).isOne();
    }

    @Test
    void somebody_new_is_a_reason_to_draw_at_once() {
        broker.take(HOME, offers("ann"));
        broker.take(HOME, new Offers(false, List.of(offer("bob", "ann")), List.of()));
        assertThat(broker.draw()).isEmpty();

        broker.take(HOME, new Offers(false, List.of(offer("cat")), List.of()));

        assertThat(suggestions()).isOne();
    }

    private long suggestions() {
        return broker.draw().stream()
                .filter(dispatch -> dispatch.letter() instanceof Suggestion)
                .count();
    }

    private Broker broker(RandomGenerator random) {
        return new Broker(
                new Neighbours(),
                ClusterSettings.ALONE,
                new MatchingSettings(Duration.ofSeconds(1), Duration.ZERO, Self.LAST),
                clock,
                random);
    }

    private static Offers offers(String... peers) {
        return new Offers(false, Stream.of(peers).map(peer -> offer(peer)).toList(), List.of());
    }

    private static Offer offer(String peer, String... barred) {
        var others = Stream.of(barred).map(PeerId::new).toList();
        // Who comes first in the alphabet has waited longest.
        return new Offer(new PeerId(peer), 1_000 - peer.charAt(0), List.of(), "", DeviceId.UNKNOWN, "", others);
    }
}
