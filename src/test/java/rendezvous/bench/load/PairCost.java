package rendezvous.bench.load;

import java.util.List;

/** As many people at each node, who all join at once, again and again. */
final class PairCost {
    private static final int AT_EACH = 2_000;
    private static final int WARM_UP = 25;
    private static final int ROUNDS = 9;

    private PairCost() {}

    static double run(Service service) throws InterruptedException {
        var peers = service.client().open(AT_EACH * service.nodes().size());
        for (int i = 0; i < WARM_UP; i++) {
            round(peers, service);
        }
        double sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var burst = round(peers, service);
            Report.say("  " + burst.words());
            sum += 2 * burst.cpuMicrosPerPerson();
        }
        LoadClient.closeAll(peers);
        return sum / ROUNDS;
    }

    private static Burst round(List<LoadPeer> peers, Service service) throws InterruptedException {
        var burst = Burst.of(peers, service.cpu());
        service.lost(burst.lost());
        Burst.disperse(peers);
        return burst;
    }
}
