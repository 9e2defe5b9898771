package rendezvous.drills;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import rendezvous.wire.RawSocket;

/** Handshakes that go on by a header a second and never come to their end: no pause is long enough to cut them for. */
final class Drips implements AutoCloseable {
    private final List<RawSocket> all;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile int headers;
    private volatile long open;

    private Drips(List<RawSocket> all) {
        this.all = all;
    }

    /** So many, as seen by the proxy on this machine to come from there. */
    static Drips of(int number, Drill drill, String address) {
        var start = "GET /signaling HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + address + "\r\n";
        var drips = new Drips(Stream.generate(() -> {
                    var raw = RawSocket.connectedTo(drill.server().signaling());
                    return drill.attacker(raw).writes(start.getBytes(US_ASCII));
                })
                .limit(number)
                .toList());
        drips.clock.scheduleAtFixedRate(drips::drip, 1, 1, TimeUnit.SECONDS);
        return drips;
    }

    /** Of the one that lasted longest. */
    int headers() {
        return headers;
    }

    /** How many took the latest header. */
    long open() {
        return open;
    }

    /** Fails where one of them lasts longer than this. */
    void await(Duration within) {
        assertThat(all).allMatch(raw -> raw.awaitsEnd(within));
    }

    private void drip() {
        byte[] header = ("X-Drip-" + headers + ": 1\r\n").getBytes(US_ASCII);
        open = all.stream().filter(raw -> takes(raw, header)).count();
        headers += open > 0 ? 1 : 0;
    }

    private static boolean takes(RawSocket raw, byte[] header) {
        try {
            raw.writes(header);
            return true;
        } catch (UncheckedIOException e) {
            // It has been cut, which is what is awaited.
            return false;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
