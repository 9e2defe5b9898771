package rendezvous.cluster;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import rendezvous.identity.NodeId;

/**
 * Several nodes in one JVM, for tests, where nothing happens by itself: what nodes tell each other, and what they learn
 * of each other, is under way until the test delivers it. They can be killed, frozen and parted at any step.
 *
 * <p>Sending is safe on any thread; all else is the test's one thread.
 */
public final class MemoryCluster {
    private final List<MemoryNode> members = new ArrayList<>();
    private final List<Parcel> underWay = new ArrayList<>();

    /** All there ever were, the oldest first. */
    private final List<NodeId> born = new ArrayList<>();

    /** One more node, the youngest. The others and itself hear of it when that is delivered. */
    public synchronized MemoryNode join() {
        var node = new MemoryNode(this, newId());
        members.forEach(other -> acquaint(other, node));
        members.add(node);
        return node;
    }

    /** It is no more: what it has sent arrives yet, what it was sent does not, and then the others lose it. */
    public synchronized void kill(MemoryNode node) {
        members.remove(node);
        underWay.removeIf(parcel -> parcel.to() == node);
        node.die();
        members.stream().filter(other -> other.side() == node.side()).forEach(other -> other.willLose(node.self()));
    }

    /** Nothing is delivered to it until it thaws; the others notice nothing (see {@link #part}). */
    public synchronized void freeze(MemoryNode node) {
        node.freeze(true);
    }

    public synchronized void thaw(MemoryNode node) {
        node.freeze(false);
    }

    /** These nodes and the rest see each other no more: what is under way arrives yet, then each side loses the other. */
    public synchronized void part(MemoryNode... some) {
        var parted = Set.of(some);
        int side = 1 + members.stream().mapToInt(MemoryNode::side).max().orElse(0);
        for (var one : parted) {
            members.stream()
                    .filter(other -> !parted.contains(other) && other.side() == one.side())
                    .forEach(other -> {
                        other.willLose(one.self());
                        one.willLose(other.self());
                    });
        }
        parted.forEach(node -> node.moveTo(side));
    }

    /** All see each other again: who was parted loses everybody, and comes back as somebody else, the youngest. */
    public synchronized void heal() {
        members.stream().filter(node -> node.side() != 0).forEach(node -> {
            var old = node.self();
            members.stream()
                    .filter(other -> other != node && other.side() == node.side())
                    .forEach(other -> other.willLose(old));
            node.moveTo(MemoryNode.NOWHERE);
            post(new Parcel(old, node, false, () -> comeBack(node)));
        });
    }

    /** A letter between these two got lost: whatever is under way is dropped, both lose the other, and have it again. */
    public synchronized void stumble(MemoryNode one, MemoryNode other) {
        dropLetters(one, other);
        dropLetters(other, one);
        one.willLose(other.self());
        other.willLose(one.self());
        acquaint(one, other);
    }

    /** What is under way from one to the other is lost; for use right before a {@link #kill} or {@link #part} only. */
    public synchronized void dropLetters(MemoryNode from, MemoryNode to) {
        underWay.removeIf(parcel ->
                parcel.isLetter() && parcel.to() == to && parcel.from().equals(from.self()));
    }

    /** Everything, also what is sent meanwhile, until nothing is under way; in the order in which it was sent. */
    public void deliver() {
        while (deliverOne()) {
            // That was one more.
        }
    }

    /** The oldest that can be delivered. @return false where there is none */
    public boolean deliverOne() {
        return deliverOne(firsts -> 0, parcel -> true);
    }

    /** The next from one to the other: a letter, or that the one came or went. @return false where there is none */
    public boolean deliverOne(MemoryNode from, MemoryNode to) {
        return deliverOne(
                firsts -> 0, parcel -> parcel.to() == to && parcel.from().equals(from.self()));
    }

    /** The next of any sender to any receiver, by chance. @return false where nothing can be delivered */
    public boolean deliverAny(RandomGenerator random) {
        return deliverOne(firsts -> random.nextInt(firsts.size()), parcel -> true);
    }

    /** How many letters are under way, to nodes that are frozen too. */
    public synchronized long lettersUnderWay() {
        return underWay.stream().filter(Parcel::isLetter).count();
    }

    synchronized void post(Parcel parcel) {
        underWay.add(parcel);
    }

    synchronized List<NodeId> oldestFirst(Collection<NodeId> nodes) {
        return nodes.stream().sorted(comparing(born::indexOf)).toList();
    }

    synchronized boolean reach(MemoryNode from, NodeId to) {
        return members.stream().anyMatch(node -> node.self().equals(to) && node.side() == from.side());
    }

    synchronized MemoryNode node(NodeId id) {
        return members.stream()
                .filter(node -> node.self().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean deliverOne(ToIntFunction<List<Parcel>> choice, Predicate<Parcel> wanted) {
        Parcel next;
        synchronized (this) {
            var firsts = firstOfEach(wanted);
            if (firsts.isEmpty()) {
                return false;
            }
            next = firsts.get(choice.applyAsInt(firsts));
            underWay.remove(next);
        }
        next.deliver();
        return true;
    }

    private List<Parcel> firstOfEach(Predicate<Parcel> wanted) {
        var seen = new HashSet<List<Object>>();
        return underWay.stream()
                .filter(parcel -> seen.add(List.of(parcel.from(), parcel.to())))
                .filter(parcel -> parcel.to().isAwake() && wanted.test(parcel))
                .toList();
    }

    private void comeBack(MemoryNode node) {
        synchronized (this) {
            underWay.removeIf(parcel -> parcel.to() == node);
            members.remove(node);
        }
        node.loseAllAndBe(newId());
        synchronized (this) {
            node.moveTo(0);
            members.forEach(other -> acquaint(other, node));
            members.add(node);
        }
    }

    private static void acquaint(MemoryNode one, MemoryNode other) {
        if (one.side() == other.side()) {
            one.willMeet(other.self());
            other.willMeet(one.self());
        }
    }

    private synchronized NodeId newId() {
        born.add(new NodeId("node-" + (born.size() + 1)));
        return born.get(born.size() - 1);
    }
}
