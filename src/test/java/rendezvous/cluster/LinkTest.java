package rendezvous.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import rendezvous.config.Secret;
import rendezvous.identity.NodeId;

/** Two ends of a link over something that loses what it carries, but keeps its order. */
class LinkTest {
    private static final NodeId ANN = new NodeId("00000000-0000-0000-0000-00000000000a");
    private static final NodeId BOB = new NodeId("00000000-0000-0000-0000-00000000000b");

    /** One end, and what it was told: numbers of letters, and -1 where it lost the other. */
    private static final class End implements Link.Listener {
        private static final int DOWN = -1;
        private final List<Integer> told = new ArrayList<>();
        private final ArrayDeque<byte[]> way = new ArrayDeque<>();
        private final Link link;
        private int refused;
        private int ups;

        End(NodeId self, NodeId other) {
            var random = new SecureRandom();
            var streams = new Streams(new Seal(new Secret("a secret of many characters"), random), random);
            link = new Link(self, other, streams, (to, bytes) -> way.add(bytes), this);
        }

        @Override
        public void up(NodeId node) {
            ups++;
        }

        @Override
        public void down(NodeId node) {
            told.add(DOWN);
        }

        @Override
        public void letter(NodeId from, byte[] letter) {
            told.add(new LetterReader(letter).number());
        }

        @Override
        public void refused(NodeId from) {
            refused++;
        }

        boolean send(int number) {
            return link.send(new LetterWriter().number(number).bytes());
        }

        void carryOne(End to) {
            if (!way.isEmpty()) {
                to.hear(way.remove());
            }
        }

        void hear(byte[] bytes) {
            Envelope.parse(bytes).ifPresentOrElse(link::receive, () -> refused++);
        }
    }

    private End ann;
    private End bob;

    /** All tries of a property have one instance of this class. */
    @BeforeTry
    void begin() {
        ann = new End(ANN, BOB);
        bob = new End(BOB, ANN);
    }

    @Example
    void it_comes_up_by_itself_and_carries_letters_both_ways() {
        settle();
        ann.send(1);
        bob.send(2);
        settle();

        assertThat(bob.told).containsExactly(1);
        assertThat(ann.told).containsExactly(2);
    }

    @Example
    void nothing_can_be_sent_before_it_is_up() {
        assertThat(ann.send(1)).isFalse();
    }

    @Property(tries = 300)
    void whatever_gets_lost_letters_stay_in_order_and_none_comes_after_a_gap(@ForAll long seed) {
        var random = new Random(seed);
        var accepted = new ArrayList<Integer>();
        for (int number = 1; number < 200; number++) {
            step(random);
            if (ann.send(number)) {
                accepted.add(number);
            }
        }
        settle();

        var letters = bob.told.stream().filter(number -> number != End.DOWN).toList();
        assertThat(letters).isSorted().doesNotHaveDuplicates();
        bobHeardNoGap(accepted);
        assertThat(ann.link.isUp()).isTrue();
        assertThat(bob.link.isUp()).isTrue();
        ann.send(1_000);
        settle();
        assertThat(bob.told).endsWith(1_000);
    }

    @Property(tries = 300)
    void what_somebody_else_puts_in_its_way_is_refused(@ForAll byte[] bytes, @ForAll long seed) {
        settle();
        ann.send(1);
        ann.link.flush();
        var letter = ann.way.peek().clone();
        letter[new Random(seed).nextInt(letter.length)] ^= 1;

        bob.hear(bytes);
        bob.hear(letter);

        assertThat(bob.told).isEmpty();
        assertThat(bob.refused).isEqualTo(2);
        settle();
        assertThat(bob.told).containsExactly(1);
    }

    @Example
    void what_comes_twice_is_not_heard_twice() {
        settle();
        ann.send(1);
        ann.link.flush();
        var letter = ann.way.peek().clone();
        settle();

        bob.hear(letter);
        settle();
        ann.send(2);
        settle();

        assertThat(bob.told).containsExactly(1, End.DOWN, 2);
    }

    @Example
    void a_letter_that_got_lost_at_the_end_is_noticed_by_the_next_reminder() {
        settle();
        ann.send(1);
        ann.link.flush();
        ann.way.clear();

        ann.link.remind();
        ann.link.remind();
        settle();

        assertThat(bob.told).containsExactly(End.DOWN);
        assertThat(ann.told).containsExactly(End.DOWN);
        assertThat(ann.ups).isEqualTo(2);
    }

    @Example
    void no_more_is_under_way_than_the_other_has_seen_and_a_window() {
        settle();
        var letter = new byte[64 * 1024];
        int taken = 0;
        while (taken < 1_000 && ann.link.send(letter)) {
            ann.link.flush();
            taken++;
        }

        long underWay = ann.way.stream().mapToInt(bytes -> bytes.length).sum();
        assertThat(underWay).isBetween((long) Link.WINDOW, Link.WINDOW + 256L * 1024);
        assertThat(taken).isLessThan(1_000);
    }

    @Example
    void who_cannot_keep_up_is_lost_and_comes_back_without_what_was_missed() {
        settle();
        var letter = new LetterWriter().number(1).block(new byte[64 * 1024]).bytes();
        while (ann.link.send(letter)) {
            ann.link.flush();
        }

        ann.link.flush();
        settle();
        ann.send(2);
        settle();

        assertThat(ann.told).containsExactly(End.DOWN);
        assertThat(bob.told).endsWith(End.DOWN, 2);
        assertThat(bob.told).containsOnlyOnce(End.DOWN);
    }

    @Example
    void a_long_stream_flows_on_as_it_is_confirmed() {
        settle();
        for (int number = 0; number < 200; number++) {
            assertThat(ann.link.send(new LetterWriter()
                            .number(number)
                            .block(new byte[32 * 1024])
                            .bytes()))
                    .isTrue();
            settle();
        }

        assertThat(bob.told).hasSize(200).doesNotContain(End.DOWN);
    }

    private void step(RandomGenerator random) {
        ann.link.flush();
        bob.link.flush();
        for (var ends : List.of(List.of(ann, bob), List.of(bob, ann))) {
            switch (random.nextInt(12)) {
                case 0 -> ends.get(0).way.poll();
                case 1 -> ends.get(0).link.knock();
                case 2 -> ends.get(0).link.remind();
                default -> ends.get(0).carryOne(ends.get(1));
            }
        }
    }

    /** As the one thread of a node does, until there is nothing more to say. */
    private void settle() {
        for (int glance = 0; glance < 8; glance++) {
            for (var end : List.of(ann, bob)) {
                end.link.flush();
                end.link.knock();
                end.link.remind();
            }
            while (!ann.way.isEmpty() || !bob.way.isEmpty()) {
                ann.carryOne(bob);
                bob.carryOne(ann);
                ann.link.flush();
                bob.link.flush();
            }
        }
    }

    /** Between two losses it heard all that was taken, from some letter to some other. */
    private void bobHeardNoGap(List<Integer> accepted) {
        Integer last = null;
        for (int number : bob.told) {
            if (number != End.DOWN && last != null) {
                assertThat(number).isEqualTo(accepted.get(accepted.indexOf(last) + 1));
            }
            last = number == End.DOWN ? null : (Integer) number;
        }
    }
}
