package rendezvous.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import rendezvous.cluster.Letter.Echo;
import rendezvous.cluster.Letter.Figures;
import rendezvous.cluster.Letter.Refusal;
import rendezvous.identity.NodeId;
import rendezvous.identity.RoomId;

class WatchedClusterTest {
    private static final NodeId SELF = new NodeId("self");
    private static final NodeId OTHER = new NodeId("other");
    private static final Letter REFUSAL = new Refusal(new RoomId("room"), false);
    private static final Figures FIGURES = new Figures("eu", 3, 1, 2, 7, false);

    private final Wire wire = new Wire();
    private final List<String> counted = new ArrayList<>();
    private final List<Letter> heard = new ArrayList<>();
    private final Roll roll = new Roll();
    private long now = 1_000;
    private final Cluster cluster = new WatchedCluster(wire, new Counting(), roll, () -> now);

    WatchedClusterTest() {
        cluster.open(new Hearing());
    }

    @Test
    void every_kind_of_letter_has_its_word() {
        assertThat(Arrays.stream(Letter.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(LetterKind.values())
                        .map(kind -> kind.label().substring(0, 1).toUpperCase()
                                + kind.label().substring(1))
                        .toList());
        assertThat(LetterKind.of(REFUSAL)).isEqualTo(LetterKind.REFUSAL);
    }

    @Test
    void letters_go_and_come_as_they_are_and_are_counted() {
        assertThat(cluster.send(OTHER, REFUSAL)).isTrue();
        wire.correspondent.receive(OTHER, REFUSAL);
        wire.isOpen = false;
        assertThat(cluster.send(OTHER, REFUSAL)).isFalse();

        assertThat(wire.sent).containsExactly(REFUSAL);
        assertThat(heard).containsExactly(REFUSAL);
        assertThat(counted).containsExactly("sent REFUSAL", "received REFUSAL", "refused REFUSAL");
    }

    @Test
    void an_echo_goes_along_with_the_figures_and_tells_how_long_it_took() {
        // when
        cluster.send(OTHER, FIGURES);
        now += TimeUnit.MILLISECONDS.toNanos(3);
        wire.correspondent.receive(OTHER, new Echo(1_000, true));

        // then
        assertThat(wire.sent).containsExactly(new Echo(1_000, false), FIGURES);
        assertThat(counted).contains("took PT0.003S");
        assertThat(heard).isEmpty();
    }

    @Test
    void another_nodes_echo_is_sent_back_at_once() {
        wire.correspondent.receive(OTHER, new Echo(77, false));

        assertThat(wire.sent).containsExactly(new Echo(77, true));
        assertThat(heard).isEmpty();
    }

    @Test
    void an_echo_that_cannot_be_one_of_ours_counts_as_no_time_and_harms_nobody() {
        wire.correspondent.receive(OTHER, new Echo(Long.MAX_VALUE, true));

        assertThat(counted).contains("took PT0S");
    }

    @Test
    void how_the_nodes_are_is_remembered_until_they_are_lost() {
        // given
        cluster.send(OTHER, FIGURES);
        now = 5_000;
        wire.correspondent.receive(OTHER, FIGURES);
        assertThat(roll.of(SELF)).contains(new Roll.Said(FIGURES, 1_000));
        assertThat(roll.of(OTHER)).contains(new Roll.Said(FIGURES, 5_000));

        // when
        wire.nodes.remove(OTHER);
        wire.correspondent.lost(OTHER);

        // then
        assertThat(roll.of(OTHER)).isEmpty();
        assertThat(roll.of(SELF)).isPresent();
        assertThat(counted).endsWith("lost");
        assertThat(heard).containsExactly(FIGURES);
    }

    private static final class Wire implements Cluster {
        private final List<NodeId> nodes = new ArrayList<>(List.of(SELF, OTHER));
        private final List<Letter> sent = new ArrayList<>();
        private boolean isOpen = true;
        private Correspondent correspondent;

        @Override
        public NodeId self() {
            return SELF;
        }

        @Override
        public List<NodeId> nodes() {
            return nodes;
        }

        @Override
        public boolean send(NodeId to, Letter letter) {
            return isOpen && sent.add(letter);
        }

        @Override
        public void open(Correspondent newCorrespondent) {
            correspondent = newCorrespondent;
        }
    }

    private final class Hearing implements Correspondent {
        @Override
        public void receive(NodeId from, Letter letter) {
            heard.add(letter);
        }

        @Override
        public void joined(NodeId node) {
            throw new AssertionError("nobody joins");
        }

        @Override
        public void lost(NodeId node) {
            assertThat(node).isEqualTo(OTHER);
        }
    }

    private final class Counting implements Postage {
        @Override
        public void sent(LetterKind kind) {
            counted.add("sent " + kind);
        }

        @Override
        public void received(LetterKind kind) {
            counted.add("received " + kind);
        }

        @Override
        public void refused(LetterKind kind) {
            counted.add("refused " + kind);
        }

        @Override
        public void roundTrip(Duration took) {
            counted.add("took " + took);
        }

        @Override
        public void lost() {
            counted.add("lost");
        }
    }
}
