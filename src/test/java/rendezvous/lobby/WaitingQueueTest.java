package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Match;

class WaitingQueueTest {
    private final WaitingQueue queue = new WaitingQueue(new ManualClock());

    @Test
    void as_many_wait_as_could_meet_somebody_in_whatever_order_they_come_go_and_are_away() {
        var random = new Random(1);
        var peers = IntStream.range(0, 8).mapToObj(i -> new PeerId("p" + i)).toList();
        for (int i = 0; i < 10_000; i++) {
            var peer = peers.get(random.nextInt(peers.size()));
            switch (random.nextInt(5)) {
                case 0 -> queue.add(peer, Guest.UNKNOWN);
                case 1 -> queue.remove(peer);
                case 2 -> queue.setAside(peer, true);
                case 3 -> queue.setAside(peer, false);
                default -> claimTwo();
            }

            assertThat(queue.size()).isEqualTo(queue.snapshot().size());
        }
    }

    private void claimTwo() {
        var there = queue.snapshot();
        if (there.size() > 1) {
            queue.claim(new Match(there.get(0), there.get(1)));
        }
    }
}
