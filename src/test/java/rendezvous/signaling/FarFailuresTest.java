package rendezvous.signaling;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rendezvous.signaling.FarScene.Deed;
import rendezvous.signaling.FarScene.Step;

/** Whatever happens to nodes, at whatever step of what they tell each other: nobody is lost, and nobody meets two. */
class FarFailuresTest {
    /** More than it takes until the two have met, said something, and parted. */
    private static final int STEPS = 40;

    /** A node that pairs, the home of one, and the home of the other, of which any can be any. */
    private static final int HOUSES = 3;

    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"KILL", "FREEZE", "PART", "STUMBLE"})
    void after_each_letter_any_node_may_fail(Deed failure) {
        for (int step = 0; step < STEPS; step++) {
            for (int node = 0; node < HOUSES; node++) {
                failAfter(step, new Step(failure, node, (node + 1) % HOUSES), false);
                failAfter(step, new Step(failure, node, (node + 1) % HOUSES), true);
            }
        }
    }

    private static void failAfter(int letters, Step failure, boolean apart) {
        var scene = new FarScene(HOUSES);
        var ann = scene.arrive(apart ? 1 : 0);
        var bob = scene.arrive(2);
        ann.queue();
        bob.queue();
        int delivered = 0;
        while (delivered < letters) {
            delivered += scene.town().network.deliverOne() ? 1 : 0;
            if (scene.town().network.lettersUnderWay() == 0) {
                scene.town().ticks();
                ann.signal();
                delivered += ann.room.isEmpty() ? 0 : 1;
            }
        }
        scene.take(failure);
        scene.town().passes(Duration.ofMillis(300));
        scene.end();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void and_so_it_is_whatever_else_happens(@ForAll("anything") ActionChain<FarScene> anything) {
        anything.run().end();
    }

    @Provide
    Arbitrary<ActionChain<FarScene>> anything() {
        return ActionChain.startWith(() -> new FarScene(HOUSES))
                .withAction(new Any())
                .withMaxTransformations(250);
    }

    private static final class Any implements Action.Independent<FarScene> {
        @Override
        public Arbitrary<Transformer<FarScene>> transformer() {
            return Combinators.combine(deeds(), choices(), choices())
                    .as(Step::new)
                    .map(step -> Transformer.mutate(step.toString(), scene -> scene.take(step)));
        }

        private static Arbitrary<Integer> choices() {
            return Arbitraries.integers().between(0, 1_000).withoutEdgeCases();
        }

        private static Arbitrary<Deed> deeds() {
            return Arbitraries.frequency(
                    Tuple.of(10, Deed.ARRIVE),
                    Tuple.of(20, Deed.QUEUE),
                    Tuple.of(6, Deed.NEXT),
                    Tuple.of(4, Deed.HANG_UP),
                    Tuple.of(12, Deed.SIGNAL),
                    Tuple.of(3, Deed.BREAK),
                    Tuple.of(4, Deed.COME_BACK),
                    Tuple.of(2, Deed.CLOSE),
                    Tuple.of(40, Deed.DELIVER),
                    Tuple.of(8, Deed.DELIVER_ALL),
                    Tuple.of(30, Deed.TICK),
                    Tuple.of(6, Deed.ROUND),
                    Tuple.of(1, Deed.KILL),
                    Tuple.of(2, Deed.FREEZE),
                    Tuple.of(3, Deed.THAW),
                    Tuple.of(1, Deed.PART),
                    Tuple.of(2, Deed.HEAL),
                    Tuple.of(2, Deed.STUMBLE),
                    Tuple.of(2, Deed.REFUSE));
        }
    }
}
