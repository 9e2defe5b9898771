package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rendezvous.wire.OwnServer;
import rendezvous.wire.RawSocket;

/** Ten thousand a minute connect and close, for as long as CONNECTS says ({@code 5m}). */
class ConnectsDrill {
    private static final int A_MINUTE = 10_000;
    private static final int THREADS = 8;
    private static final int WARM_UP = 3_000;
    private static final Duration LONG =
            Duration.parse("PT" + System.getenv().getOrDefault("CONNECTS", "5m").toUpperCase(Locale.ROOT));

    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void ten_thousand_a_minute_connect_and_close_and_nothing_of_them_is_left() throws Exception {
        int number = (int) (A_MINUTE * LONG.toSeconds() / 60);
        try (var node = OwnServer.with(Map.of())) {
            // given
            come(WARM_UP, node.signaling());
            var before = Holdings.ofEmpty(node);

            // when
            var span = Span.of(() -> come(number, node.signaling()));

            // then
            var after = before.awaitReturn(node);
            assertThat(refused).hasValue(0);
            assertThat(node.log()).doesNotContain("Exception");
            Ledger.row(
                    "10,000 connect-and-close a minute",
                    Ledger.text("%d in %.0f s, none refused | %s → %s", number, span.seconds(), before, after));
        }
    }

    private void come(int number, URI server) throws InterruptedException {
        var threads = Executors.newScheduledThreadPool(THREADS);
        for (int i = 0; i < number; i++) {
            int visitor = i;
            threads.schedule(() -> visit(visitor, server), i * 60_000L / A_MINUTE, TimeUnit.MILLISECONDS);
        }
        threads.shutdown();
        if (!threads.awaitTermination(LONG.toSeconds() + 600, TimeUnit.SECONDS)) {
            throw new AssertionError("they do not come as fast as they should");
        }
    }

    /** Some go at once, some say a name and goodbye, and the sockets of some are cut. */
    private void visit(int number, URI server) {
        try (var raw = RawSocket.connectedTo(server)) {
            if (raw.handshakes("X-Forwarded-For: " + Crowd.address(number)) != 101) {
                refused.incrementAndGet();
            } else if (number % 3 == 1) {
                raw.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Guest\"}}")
                        .expect("setInfoSuccess");
            } else if (number % 3 == 2) {
                raw.cuts();
            }
        } catch (RuntimeException | AssertionError e) {
            refused.incrementAndGet();
        }
    }
}
