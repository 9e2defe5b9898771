package rendezvous.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rendezvous.cluster.Letter.Left;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

/** What holds wherever nodes are one service together, however letters get from one to the other. */
abstract class ClusterContract {
    /** One node, and what it has heard. */
    record Node(Cluster cluster, Heard heard) {
        NodeId id() {
            return cluster.self();
        }

        boolean knows(Node other) {
            return heard.hasJoined(other.id()) && cluster.nodes().contains(other.id());
        }
    }

    /** The next one, opened. */
    abstract Node join();

    abstract void kill(Node node);

    /** A letter between them gets lost, and one notices. */
    abstract void loseLetter(Node from, Node to);

    abstract void until(String hope, BooleanSupplier condition);

    @Test
    void nodes_learn_of_each_other_and_agree_who_is_the_oldest() {
        var first = join();
        var second = acquainted(first);
        var third = join();

        until("all know each other", () -> first.knows(third) && third.knows(first) && third.knows(second));

        var all = List.of(first.id(), second.id(), third.id());
        assertThat(first.cluster().nodes()).isEqualTo(all);
        assertThat(third.cluster().nodes()).isEqualTo(all);
        until("the second has heard too", () -> second.knows(third));
        assertThat(second.cluster().nodes()).isEqualTo(all);
    }

    @Test
    void a_node_is_not_told_of_itself() {
        var first = join();
        var second = acquainted(first);

        assertThat(first.heard().all()).noneMatch(news -> news.node().equals(first.id()));
        assertThat(second.heard().all()).noneMatch(news -> news.node().equals(second.id()));
    }

    @Test
    void letters_arrive_in_the_order_in_which_they_were_sent_and_each_once() {
        var first = join();
        var second = acquainted(first);
        var letters = letters(0, 2_000);

        letters.forEach(
                letter -> assertThat(first.cluster().send(second.id(), letter)).isTrue());

        until("the last has arrived", () -> second.heard().lettersOf(first.id()).size() >= letters.size());
        assertThat(second.heard().lettersOf(first.id())).isEqualTo(letters);
    }

    @Test
    void a_letter_can_be_answered_while_it_is_heard() {
        var first = join();
        var second = acquainted(first);
        first.cluster().send(second.id(), letter(1));
        until("it has arrived", () -> !second.heard().lettersOf(first.id()).isEmpty());

        second.cluster().send(first.id(), letter(2));

        until(
                "the answer has arrived",
                () -> first.heard().lettersOf(second.id()).equals(List.of(letter(2))));
    }

    @Test
    void nothing_is_sent_to_a_node_that_is_not_there_or_to_oneself() {
        var alone = join();

        assertThat(alone.cluster().send(new NodeId("5eb3ca0c-3c1b-4be9-ae45-3d1b2d2dd3c1"), letter(1)))
                .isFalse();
        assertThat(alone.cluster().send(alone.id(), letter(1))).isFalse();
    }

    @Test
    void a_node_that_dies_is_lost_to_the_others_and_none_of_its_letters_comes_after() {
        var first = join();
        var second = acquainted(first);
        letters(0, 50).forEach(letter -> second.cluster().send(first.id(), letter));
        var gone = second.id();

        kill(second);

        until("it is lost", () -> first.heard().hasLost(gone));
        assertThat(first.cluster().nodes()).containsExactly(first.id());
        assertThat(first.cluster().send(gone, letter(1))).isFalse();
        var all = first.heard().all();
        assertThat(all.get(all.size() - 1)).isEqualTo(new Heard.News("lost", gone, null));
        assertThat(first.heard().lettersOf(gone))
                .isEqualTo(letters(0, first.heard().lettersOf(gone).size()));
    }

    @Test
    void after_a_lost_letter_comes_nothing_before_both_have_lost_and_met_each_other_anew() {
        var first = join();
        var second = acquainted(first);
        first.cluster().send(second.id(), letter(0));
        until("one has arrived", () -> !second.heard().lettersOf(first.id()).isEmpty());

        loseLetter(first, second);

        until(
                "both have lost each other",
                () -> first.heard().hasLost(second.id()) && second.heard().hasLost(first.id()));
        until("both know each other again", () -> meetings(first, second) == 2 && meetings(second, first) == 2);
        first.cluster().send(second.id(), letter(7));
        until("letters arrive again", () -> second.heard().lettersOf(first.id()).contains(letter(7)));
        assertThat(second.heard().lettersOf(first.id())).containsExactly(letter(0), letter(7));
    }

    final Node acquainted(Node first) {
        var next = join();
        until("both know each other", () -> first.knows(next) && next.knows(first));
        return next;
    }

    static Letter letter(int number) {
        return new Left(new RoomId("room-" + number), new PeerId("peer"), false);
    }

    static List<Letter> letters(int from, int to) {
        return IntStream.range(from, to).mapToObj(ClusterContract::letter).toList();
    }

    private static long meetings(Node one, Node other) {
        return one.heard().all().stream()
                .filter(new Heard.News("joined", other.id(), null)::equals)
                .count();
    }
}
