package rendezvous.bench.load;

import java.util.List;

/** The same for people who are barred to twenty others each. */
final class SkippingBurst {
    private static final int PEOPLE = 1_000;
    private static final int SKIPS = 20;
    private static final int ROUNDS = 9;
    /** The last two who wait may have skipped each other: then they are right to go on waiting. */
    private static final int LEFT_OVER = 2;

    private static final int PATIENCE_SECONDS = 2;

    private SkippingBurst() {}

    static void run(Bench bench) throws InterruptedException {
        var peers = bench.client().open(PEOPLE);
        for (int i = 0; i < SKIPS; i++) {
            skipEachOther(peers, bench);
        }
        double cpu = 0;
        int leftOver = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var burst = Burst.of(peers, bench.server(), PATIENCE_SECONDS);
            Burst.disperse(peers);
            cpu += burst.cpuMicrosPerPerson() / ROUNDS;
            leftOver += burst.lost();
            if (burst.lost() > LEFT_OVER) {
                bench.lost(burst.lost());
            }
        }
        LoadClient.closeAll(peers);
        bench.report()
                .row(
                        "1,000 joining at once, each with 20 skips: server CPU per person",
                        "153 µs",
                        "–",
                        Report.text(
                                "%.0f µs; %d left over, barred to each other, in %d rounds", cpu, leftOver, ROUNDS));
    }

    private static void skipEachOther(List<LoadPeer> peers, Bench bench) throws InterruptedException {
        Burst.of(peers, bench.server(), PATIENCE_SECONDS);
        for (var peer : peers) {
            if (!peer.room().isEmpty() && peer.offers()) {
                peer.send(Frames.leave(peer.room()));
            }
        }
        Burst.disperse(peers);
    }
}
