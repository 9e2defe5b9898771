package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rendezvous.protocol.Return;

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
    void another_socket_goes_on_where_the_first_one_broke() {
        // given: one of three frames has come, one is on its way for ever
        var lost = new ArrayList<Runnable>();
        Outbox.Writer broken = (frame, done) -> {
            if (frame.equals("a")) {
                done.run();
            } else {
                lost.add(done);
            }
        };
        var outbox = new Outbox(broken, 100, overflows::incrementAndGet);
        outbox.keep();
        List.of("a", "b", "c").forEach(outbox::post);
        outbox.flush();
        outbox.leave(broken);
        outbox.post("d");
        outbox.flush();

        // when
        assertThat(outbox.resumableAfter(1)).hasValue(1);
        outbox.moveTo(toPaper(), "welcome", 1);
        // then: what the first one says now is of no matter
        lost.forEach(Runnable::run);
        outbox.post("e");
        outbox.flush();

        assertThat(written).containsExactly("welcome", "b", "c", "d", "e");
    }

    @Test
    void what_a_socket_was_handed_is_told_of_that_one_only() {
        Outbox.Writer first = (frame, done) -> done.run();
        var outbox = new Outbox(first, 100, overflows::incrementAndGet);
        outbox.keep();
        List.of("a", "b", "c").forEach(outbox::post);
        assertThat(outbox.reached(first)).isZero();
        outbox.flush();
        assertThat(outbox.reached(first)).isEqualTo(3);

        Outbox.Writer second = (frame, done) -> {};
        outbox.moveTo(second, "welcome", 1);

        assertThat(outbox.reached(first)).isZero();
        assertThat(outbox.reached(second)).as("the greeting is not out yet").isEqualTo(1);
    }

    @Test
    void nobody_goes_on_from_where_frames_are_missing() {
        fast.keep();
        List.of("12345", "12345", "12345").forEach(frame -> {
            fast.post(frame);
            fast.flush();
        });

        assertThat(fast.resumableAfter(0)).isEmpty();
        assertThat(fast.resumableAfter(1)).hasValue(1);
        assertThat(fast.resumableAfter(4)).isEmpty();
        assertThat(fast.resumableAfter(Return.ALL)).hasValue(3);
        fast.confirm(2);
        assertThat(fast.resumableAfter(1)).isEmpty();
    }

    @Test
    void sockets_that_break_under_a_stream_of_frames_lose_and_double_nothing() throws Exception {
        // given
        var arrived = new ArrayList<String>();
        var socket = new Breaking(arrived);
        var outbox = new Outbox(socket, 100_000_000, overflows::incrementAndGet);
        outbox.keep();
        var sender = new Thread(() -> IntStream.range(0, 20_000).forEach(i -> {
            outbox.post("" + i);
            outbox.flush();
        }));

        // when
        sender.start();
        int got = socket.breaks();
        while (got < 20_000) {
            socket = new Breaking(arrived);
            outbox.moveTo(socket, "", got);
            got = socket.breaks();
        }
        sender.join(20_000);

        // then
        assertThat(arrived)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20_000).mapToObj(i -> "" + i).toList());
    }

    private Outbox.Writer toPaper() {
        return (frame, done) -> {
            written.add(frame);
            done.run();
        };
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

    /** Swallows what it is handed once it is broken, and does not say so. The greeting is empty here. */
    private static final class Breaking implements Outbox.Writer {
        private final List<String> arrived;
        private boolean broken;

        Breaking(List<String> arrived) {
            this.arrived = arrived;
        }

        @Override
        public void write(String frame, Runnable done) {
            if (brings(frame)) {
                done.run();
            }
        }

        private boolean brings(String frame) {
            synchronized (arrived) {
                if (!broken && !frame.isEmpty()) {
                    arrived.add(frame);
                }
                return !broken;
            }
        }

        /** How many had come by then, over all sockets. */
        int breaks() {
            synchronized (arrived) {
                broken = true;
                return arrived.size();
            }
        }
    }
}
