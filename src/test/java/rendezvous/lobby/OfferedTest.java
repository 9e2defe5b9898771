package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rendezvous.cluster.Letter.Offer;
import rendezvous.cluster.Letter.Offers;
import rendezvous.identity.DeviceId;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;

class OfferedTest {
    private static final NodeId HOME = new NodeId("home");

    private final ManualClock clock = new ManualClock();
    private final Offered offered = new Offered(clock);

    @Test
    void who_is_new_is_news_and_who_is_told_of_again_is_not() {
        tells(offer("ann", 300, List.of()));
        assertThat(offered.catchUp()).isTrue();

        tells(offer("ann", 1_300, List.of()));
        assertThat(offered.catchUp()).isFalse();

        tells(offer("bob", 300, List.of()));
        assertThat(offered.catchUp()).isTrue();
        assertThat(offered.size()).isEqualTo(2);
    }

    @Test
    void other_wishes_are_news_and_so_is_whom_one_must_not_meet() {
        tells(offer("ann", 300, List.of()));
        offered.catchUp();

        tells(offer("ann", 400, List.of("chess")));
        assertThat(offered.catchUp()).isTrue();

        tells(offer("ann", 500, List.of("chess"), "bob"));
        assertThat(offered.catchUp()).isTrue();
    }

    @Test
    void who_is_withdrawn_and_who_was_at_a_lost_node_is_no_news() {
        tells(offer("ann", 300, List.of()));
        tells(offer("bob", 300, List.of()));
        offered.catchUp();

        offered.take(HOME, new Offers(false, List.of(), List.of(new PeerId("ann"))));
        assertThat(offered.catchUp()).isFalse();
        assertThat(offered.size()).isOne();

        offered.lost(HOME);
        assertThat(offered.catchUp()).isFalse();
        assertThat(offered.size()).isZero();
    }

    @Test
    void what_is_said_is_of_the_moment_in_which_it_was_said() {
        tells(offer("ann", 300, List.of()));
        clock.advance(Duration.ofMillis(100));
        offered.catchUp();

        assertThat(offered.free(400)).hasSize(1);
        assertThat(offered.free(401)).isEmpty();
    }

    private void tells(Offer offer) {
        offered.take(HOME, new Offers(false, List.of(offer), List.of()));
    }

    private static Offer offer(String peer, long waited, List<String> interests, String... barred) {
        var others = Stream.of(barred).map(PeerId::new).toList();
        return new Offer(new PeerId(peer), waited, interests, "", DeviceId.UNKNOWN, "", others);
    }
}
