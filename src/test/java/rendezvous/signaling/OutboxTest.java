package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<String> written = new ArrayList<>();
    private final List<Runnable> pending = new ArrayList<>();
    private final AtomicInteger overflows = new AtomicInteger();

    private final Outbox fast = new Outbox(
            (frame, done) -> {
                written.add(frame);
                done.run();
            },
            10,
            overflows::incrementAndGet);

    private final Outbox slow = new Outbox(
            (frame, done) -> {
                written.add(frame);
                pending.add(done);
            },
            10,
            overflows::incrementAndGet);

    @Test
    void what_is_posted_is_written_at_the_flush_and_in_order() {
        fast.post("a");
        fast.post("b");
        assertThat(written).isEmpty();

        fast.flush();

        assertThat(written).containsExactly("a", "b");
    }

    @Test
    void one_frame_is_on_its_way_at_a_time() {
        slow.post("a");
        slow.post("b");
        slow.flush();
        slow.flush();
        assertThat(written).containsExactly("a");

        pending.remove(0).run();

        assertThat(written).containsExactly("a", "b");
    }

    @Test
    void a_long_backlog_is_written_without_deep_recursion() {
        var outbox = new Outbox(
                (frame, done) -> {
                    written.add(frame);
                    done.run();
                },
                1_000_000,
                overflows::incrementAndGet);
        for (int i = 0; i < 100_000; i++) {
            outbox.post("x");
        }

        outbox.flush();

        assertThat(written).hasSize(100_000);
    }

    @Test
    void who_does_not_read_overflows_once_and_is_sent_nothing_more() {
        slow.post("12345");
        slow.flush();
        slow.post("1234567");
        slow.flush();
        slow.post("x");
        slow.flush();

        assertThat(overflows).hasValue(1);
        pending.remove(0).run();
        assertThat(written).containsExactly("12345");
    }

    @Test
    void what_was_written_makes_room_again() {
        for (int i = 0; i < 100; i++) {
            fast.post("1234567890");
            fast.flush();
        }

        assertThat(written).hasSize(100);
        assertThat(overflows).hasValue(0);
    }

    @Test
    void many_threads_lose_and_double_nothing_and_each_ones_order_is_kept() throws Exception {
        var outbox = new Outbox(
                (frame, done) -> {
                    written.add(frame);
                    done.run();
                },
                10_000_000,
                overflows::incrementAndGet);
        var threads = IntStream.range(0, 4)
                .mapToObj(t -> new Thread(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        outbox.post(t + ":" + i);
                        outbox.flush();
                    }
                }))
                .toList();

        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join(20_000);
        }

        assertThat(written).hasSize(20_000).doesNotHaveDuplicates();
        for (int t = 0; t < 4; t++) {
            var prefix = t + ":";
            assertThat(written.stream().filter(frame -> frame.startsWith(prefix)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 5_000).mapToObj(i -> prefix + i).toList());
        }
    }
}
