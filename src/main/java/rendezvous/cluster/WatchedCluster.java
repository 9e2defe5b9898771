package rendezvous.cluster;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import rendezvous.cluster.Letter.Echo;
import rendezvous.cluster.Letter.Figures;
import rendezvous.identity.NodeId;

/**
 * Another cluster, of which is told what letters go and come, how long they take, and how the nodes are. Echoes go along
 * with the figures and are answered here: no correspondent hears of them.
 */
final class WatchedCluster implements Cluster {
    private final Cluster cluster;
    private final Postage postage;
    private final Roll roll;
    private final LongSupplier nanoTime;

    WatchedCluster(Cluster cluster, Postage postage, Roll roll, LongSupplier nanoTime) {
        this.cluster = cluster;
        this.postage = postage;
        this.roll = roll;
        this.nanoTime = nanoTime;
    }

    @Override
    public NodeId self() {
        return cluster.self();
    }

    @Override
    public List<NodeId> nodes() {
        return cluster.nodes();
    }

    @Override
    public boolean send(NodeId to, Letter letter) {
        if (letter instanceof Figures figures) {
            roll.note(self(), figures, nanoTime.getAsLong());
            post(to, new Echo(nanoTime.getAsLong(), false));
        }
        return post(to, letter);
    }

    @Override
    public void open(Correspondent correspondent) {
        cluster.open(new Watched(correspondent));
    }

    private boolean post(NodeId to, Letter letter) {
        boolean isSent = cluster.send(to, letter);
        if (isSent) {
            postage.sent(LetterKind.of(letter));
        } else {
            postage.refused(LetterKind.of(letter));
        }
        return isSent;
    }

    private void answer(NodeId from, Echo echo) {
        if (echo.back()) {
            postage.roundTrip(Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - echo.sent())));
        } else {
            post(from, new Echo(echo.sent(), true));
        }
    }

    /** Who hears of letters, once they are counted. */
    private final class Watched implements Correspondent {
        private final Correspondent correspondent;

        private Watched(Correspondent correspondent) {
            this.correspondent = correspondent;
        }

        @Override
        public void receive(NodeId from, Letter letter) {
            postage.received(LetterKind.of(letter));
            if (letter instanceof Echo echo) {
                answer(from, echo);
                return;
            }
            if (letter instanceof Figures figures) {
                roll.note(from, figures, nanoTime.getAsLong());
            }
            correspondent.receive(from, letter);
        }

        @Override
        public void joined(NodeId node) {
            correspondent.joined(node);
        }

        @Override
        public void lost(NodeId node) {
            postage.lost();
            roll.keep(cluster.nodes());
            correspondent.lost(node);
        }
    }
}
