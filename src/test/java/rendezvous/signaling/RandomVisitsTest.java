package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

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

/** 100,000 steps of many visitors, in an order that nobody planned. What fails is shrunk to the steps that matter. */
class RandomVisitsTest {
    private static final int STEPS = 1_000;

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void many_visitors_are_told_what_the_protocol_says_and_nothing_else(@ForAll("visits") ActionChain<Scene> visits) {
        var scene = visits.run();

        assertThat(scene.matches()).isPositive();
        scene.end();
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void and_so_are_a_few_who_meet_again_and_again(@ForAll("visitsOfFew") ActionChain<Scene> visits) {
        visits.run().end();
    }

    @Provide
    Arbitrary<ActionChain<Scene>> visits() {
        return chains(24);
    }

    @Provide
    Arbitrary<ActionChain<Scene>> visitsOfFew() {
        return chains(4);
    }

    private static Arbitrary<ActionChain<Scene>> chains(int seats) {
        return ActionChain.startWith(() -> new Scene(seats))
                .withAction(new Any())
                .withMaxTransformations(STEPS);
    }

    private static final class Any implements Action.Independent<Scene> {
        @Override
        public Arbitrary<Transformer<Scene>> transformer() {
            return Combinators.combine(Arbitraries.integers().between(0, 1_000).withoutEdgeCases(), deeds(), choices())
                    .as(Scene.Step::new)
                    .map(step -> Transformer.mutate(step.toString(), scene -> scene.take(step)));
        }

        private static Arbitrary<Integer> choices() {
            return Arbitraries.integers().between(0, 10_000).withoutEdgeCases();
        }

        private static Arbitrary<Scene.Deed> deeds() {
            return Arbitraries.frequency(
                    Tuple.of(6, Scene.Deed.INTRODUCE),
                    Tuple.of(10, Scene.Deed.QUEUE),
                    Tuple.of(4, Scene.Deed.UNQUEUE),
                    Tuple.of(10, Scene.Deed.NEXT),
                    Tuple.of(2, Scene.Deed.BLOCK),
                    Tuple.of(2, Scene.Deed.REPORT),
                    Tuple.of(2, Scene.Deed.FORGET),
                    Tuple.of(14, Scene.Deed.SIGNAL),
                    Tuple.of(2, Scene.Deed.PING),
                    Tuple.of(2, Scene.Deed.NONSENSE),
                    Tuple.of(2, Scene.Deed.CLOSE),
                    Tuple.of(2, Scene.Deed.DIE),
                    Tuple.of(4, Scene.Deed.BREAK),
                    Tuple.of(6, Scene.Deed.COME_BACK),
                    Tuple.of(16, Scene.Deed.ROUND),
                    Tuple.of(1, Scene.Deed.TIME));
        }
    }
}
