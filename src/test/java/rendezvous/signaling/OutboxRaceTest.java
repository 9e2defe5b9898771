package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Many who send to one client at once, while its socket takes one frame after another (Lincheck). */
class OutboxRaceTest {
    private static final int ITERATIONS = Integer.getInteger("rendezvous.race.iterations", 4);

    @Test
    void nothing_is_lost_doubled_or_written_two_at_a_time() {
        new StressOptions()
                .iterations(ITERATIONS)
                .invocationsPerIteration(500)
                .threads(3)
                .actorsPerThread(4)
                .check(Shared.class);
    }

    /** An outbox whose socket is done with a frame when a thread says so. */
    public static class Shared {
        private final AtomicInteger posted = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private final Queue<String> written = new ConcurrentLinkedQueue<>();
        private final Queue<Runnable> underway = new ConcurrentLinkedQueue<>();
        private final Outbox outbox = new Outbox(this::write, 10_000, () -> {
            throw new IllegalStateException("it is far from full");
        });

        @Operation
        public void send() {
            outbox.post(Integer.toString(posted.getAndIncrement()));
            outbox.flush();
        }

        @Operation
        public void post() {
            outbox.post(Integer.toString(posted.getAndIncrement()));
        }

        @Operation
        public void flush() {
            outbox.flush();
        }

        @Operation
        public void done() {
            var frame = underway.poll();
            if (frame != null) {
                atOnce.decrementAndGet();
                frame.run();
            }
        }

        /** When the socket has taken all. */
        @Validate
        public void all_is_written_once() {
            outbox.flush();
            while (!underway.isEmpty()) {
                done();
            }
            assertThat(mostAtOnce.get()).isLessThanOrEqualTo(1);
            assertThat(written).containsExactlyInAnyOrderElementsOf(numbers(posted.get()));
        }

        private void write(String frame, Runnable done) {
            written.add(frame);
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            underway.add(done);
        }

        private static List<String> numbers(int count) {
            return IntStream.range(0, count).mapToObj(Integer::toString).toList();
        }
    }
}
