package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import rendezvous.wire.Figures;
import rendezvous.wire.OwnServer;
import rendezvous.wire.RawSocket;

/** A node, two innocents in it, and what becomes of both under an attack. */
final class Drill implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration QUIET = Duration.ofSeconds(10);
    /** Enough handshakes to start all threads that serve them. */
    private static final int EARLY_VISITORS = 200;

    private final OwnServer server;
    private final Innocents innocents;
    private final Deque<RawSocket> attackers = new ArrayDeque<>();
    private final Holdings before;
    private final Span quiet;
    private final List<Span> attacks = new ArrayList<>();

    private Drill(OwnServer server) throws Exception {
        this.server = server;
        innocents = Innocents.in(server);
        for (int i = 0; i < EARLY_VISITORS; i++) {
            open("198.18.1." + i).close();
        }
        Span.idle(WARM_UP);
        before = Holdings.of(server);
        quiet = Span.idle(QUIET);
    }

    /** A node at its default limits. */
    static Drill begins() throws Exception {
        return beginsWith(Map.of());
    }

    /** @param settings by their names in the environment */
    static Drill beginsWith(Map<String, String> settings) throws Exception {
        var server = OwnServer.with(settings);
        try {
            return new Drill(server);
        } catch (Exception | AssertionError e) {
            server.close();
            throw e;
        }
    }

    OwnServer server() {
        return server;
    }

    /** Somebody who goes when the drill ends, if not before. */
    RawSocket attacker(RawSocket attacker) {
        attackers.push(attacker);
        return attacker;
    }

    /** Through the handshake, as seen by the proxy on this machine to come from there. */
    RawSocket open(String address) {
        var raw = attacker(RawSocket.connectedTo(server.signaling()));
        assertThat(raw.handshakes("X-Forwarded-For: " + address)).isEqualTo(101);
        return raw;
    }

    /** In, and with a name. */
    RawSocket introduced(String address) {
        var raw = open(address);
        raw.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Mallory\"}}").expect("setInfoSuccess");
        return raw;
    }

    /** Some more of it; only what the innocents said meanwhile counts. */
    void attack(Span.Work work) throws Exception {
        attacks.add(Span.of(work));
    }

    /** What the node counted. */
    int counted(String metric, String... labels) throws Exception {
        return (int) new Figures(server.get("/metrics?scope=application")).of(metric, labels);
    }

    /** Everybody goes; the node is as it was, and the innocents lost nothing. */
    void ends(String what, String outcome) throws Exception {
        attackers.forEach(RawSocket::close);
        var after = before.awaitReturn(server);
        assertThat(innocents.stop())
                .as("signals of the innocents that were lost")
                .isZero();
        var still = innocents.within(List.of(quiet));
        var attacked = innocents.within(attacks);
        assertThat(server.log()).doesNotContain("Exception");
        Ledger.row(
                what,
                Ledger.text(
                        "%s | %.1f s; p99 quiet %.2f ms, attacked %.2f ms (%.2f times, %d signals), 0 lost | %s → %s",
                        outcome,
                        attacks.stream().mapToDouble(Span::seconds).sum(),
                        still.millis(0.99),
                        attacked.millis(0.99),
                        attacked.millis(0.99) / still.millis(0.99),
                        attacked.count(),
                        before,
                        after));
    }

    @Override
    public void close() {
        innocents.close();
        server.close();
    }
}
