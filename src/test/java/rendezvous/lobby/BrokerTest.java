package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
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
    private final Broker broker = new Broker(
            new Neighbours(),
            ClusterSettings.ALONE,
            new MatchingSettings(Duration.ofSeconds(1), Duration.ZERO, Self.LAST),
            clock,
            new Random(1));

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

    private static Offer offer(String peer, String... barred) {
        var others = Stream.of(barred).map(PeerId::new).toList();
        // Who comes first in the alphabet has waited longest.
        return new Offer(new PeerId(peer), 1_000 - peer.charAt(0), List.of(), "", DeviceId.UNKNOWN, "", others);
    }
}
