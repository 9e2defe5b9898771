package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rendezvous.cluster.Letter.Offer;
import rendezvous.cluster.Letter.Offers;
import rendezvous.config.ClusterSettings;
import rendezvous.config.IceSettings;
import rendezvous.config.SkipSettings;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.rooms.Rooms;

class SurplusTest {
    private static final NodeId OLDEST = new NodeId("the-oldest");
    private static final int MANY = 1_000;

    private final ManualClock clock = new ManualClock();
    private final WaitingQueue waiting = new WaitingQueue(clock);
    private final SkipCache skips = new SkipCache(new SkipSettings(Duration.ofMinutes(60), 1_000), clock);
    private final Barriers barriers = new Barriers(skips, clock);
    private final Lobby lobby =
            new Lobby(waiting, new Rooms(), skips, barriers, IceSettings.of(List.of()), new Random(1));
    private final Surplus surplus =
            new Surplus(waiting, lobby, new FarBarriers(barriers, clock), ClusterSettings.ALONE, clock);

    @BeforeEach
    void many_are_left_over() {
        for (int i = 0; i < MANY; i++) {
            queue(new PeerId("peer-" + i));
        }
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void all_are_told_of_once_over_some_letters() {
        var told = new ArrayList<PeerId>();
        int letters = 0;
        for (var news = surplus.newsFor(OLDEST); news.isPresent(); news = surplus.newsFor(OLDEST)) {
            told.addAll(peers(news.get()));
            letters++;
        }

        assertThat(told).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(letters).isGreaterThan(1);
    }

    @Test
    void who_is_new_is_told_of_before_the_others_are_told_of_again() {
        while (surplus.newsFor(OLDEST).isPresent()) {
            // All there are.
        }
        var cat = new PeerId("cat");
        queue(cat);
        clock.advance(Duration.ofSeconds(1));

        assertThat(peers(surplus.newsFor(OLDEST).orElseThrow())).first().isEqualTo(cat);
    }

    private void queue(PeerId peer) {
        lobby.enter(peer);
        lobby.join(peer);
    }

    private static List<PeerId> peers(Offers offers) {
        return offers.added().stream().map(Offer::peer).toList();
    }
}
