package rendezvous.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What the tests of others build on keeps the contract too. */
class MemoryClusterTest extends ClusterContract {
    private final MemoryCluster network = new MemoryCluster();

    @Test
    void nothing_happens_before_it_is_delivered() {
        var first = join();
        var second = acquainted(first);

        first.cluster().send(second.id(), letter(1));

        assertThat(second.heard().lettersOf(first.id())).isEmpty();
        assertThat(network.lettersUnderWay()).isOne();
        network.deliver();
        assertThat(second.heard().lettersOf(first.id())).containsExactly(letter(1));
    }

    @Test
    void a_frozen_node_gets_its_letters_when_it_thaws() {
        var first = join();
        var second = acquainted(first);
        network.freeze((MemoryNode) second.cluster());
        first.cluster().send(second.id(), letter(1));
        network.deliver();
        assertThat(second.heard().lettersOf(first.id())).isEmpty();

        network.thaw((MemoryNode) second.cluster());
        network.deliver();

        assertThat(second.heard().lettersOf(first.id())).containsExactly(letter(1));
        assertThat(first.heard().hasLost(second.id())).isFalse();
    }

    @Test
    void who_was_parted_comes_back_as_somebody_else_and_has_lost_all() {
        var first = join();
        var second = acquainted(first);
        var third = acquainted(first);
        network.deliver();
        var old = second.id();

        network.part((MemoryNode) second.cluster());
        first.cluster().send(old, letter(1));
        network.deliver();

        assertThat(first.heard().hasLost(old)).isTrue();
        assertThat(second.heard().lettersOf(first.id())).isEmpty();
        assertThat(second.cluster().nodes()).containsExactly(old);
        network.heal();
        network.deliver();
        assertThat(second.id()).isNotEqualTo(old);
        assertThat(first.cluster().nodes()).containsExactly(first.id(), third.id(), second.id());
        assertThat(second.cluster().nodes()).isEqualTo(first.cluster().nodes());
    }

    @Test
    void each_senders_letters_stay_in_order_in_whatever_order_senders_are_delivered() {
        var first = join();
        var second = acquainted(first);
        var third = acquainted(first);
        network.deliver();
        letters(0, 20).forEach(letter -> second.cluster().send(first.id(), letter));
        letters(50, 70).forEach(letter -> third.cluster().send(first.id(), letter));

        var random = new Random(7);
        while (network.deliverAny(random)) {
            // One more.
        }

        assertThat(first.heard().lettersOf(second.id())).isEqualTo(letters(0, 20));
        assertThat(first.heard().lettersOf(third.id())).isEqualTo(letters(50, 70));
    }

    @Override
    Node join() {
        var node = network.join();
        var heard = new Heard();
        node.open(heard);
        return new Node(node, heard);
    }

    @Override
    void kill(Node node) {
        network.kill((MemoryNode) node.cluster());
    }

    @Override
    void loseLetter(Node from, Node to) {
        from.cluster().send(to.id(), letter(1));
        network.stumble((MemoryNode) from.cluster(), (MemoryNode) to.cluster());
    }

    @Override
    void until(String hope, BooleanSupplier condition) {
        network.deliver();
        assertThat(condition.getAsBoolean()).as(hope).isTrue();
    }
}
