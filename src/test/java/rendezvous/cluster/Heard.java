package rendezvous.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import rendezvous.identity.NodeId;

/** What one node has heard, in order. */
final class Heard implements Correspondent {
    /** One thing; {@code letter} is null where a node came or went. */
    record News(String what, NodeId node, Letter letter) {
        @Override
        public String toString() {
            return what + " " + node + (letter == null ? "" : " " + letter);
        }
    }

    private final List<News> all = new CopyOnWriteArrayList<>();

    @Override
    public void receive(NodeId from, Letter letter) {
        all.add(new News("letter", from, letter));
    }

    @Override
    public void joined(NodeId node) {
        all.add(new News("joined", node, null));
    }

    @Override
    public void lost(NodeId node) {
        all.add(new News("lost", node, null));
    }

    List<News> all() {
        return new ArrayList<>(all);
    }

    List<Letter> lettersOf(NodeId node) {
        return all.stream()
                .filter(news -> news.letter() != null && news.node().equals(node))
                .map(News::letter)
                .toList();
    }

    boolean hasJoined(NodeId node) {
        return all.contains(new News("joined", node, null));
    }

    boolean hasLost(NodeId node) {
        return all.contains(new News("lost", node, null));
    }
}
