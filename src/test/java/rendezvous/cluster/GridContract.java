package rendezvous.cluster;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import rendezvous.config.Secret;
import rendezvous.wire.Await;

/** The contract over whatever carries, with threads of their own. */
abstract class GridContract extends ClusterContract {
    private static final Secret SECRET = new Secret("a secret of many characters");

    private final List<GridCluster> clusters = new ArrayList<>();
    private final Map<Cluster, Lossy> carriers = new ConcurrentHashMap<>();

    abstract Carrier carrier();

    abstract void kill(Carrier carrier);

    @AfterEach
    void closeAll() {
        clusters.forEach(GridCluster::close);
    }

    @Override
    Node join() {
        return join(SECRET);
    }

    final Node join(Secret secret) {
        var random = new SecureRandom();
        var carrier = new Lossy(carrier());
        var cluster = new GridCluster(carrier, new Streams(new Seal(secret, random), random), Thread::new);
        carriers.put(cluster, carrier);
        clusters.add(cluster);
        var heard = new Heard();
        cluster.open(heard);
        return new Node(cluster, heard);
    }

    @Override
    void kill(Node node) {
        kill(carriers.get(node.cluster()).carrier());
    }

    @Override
    void loseLetter(Node from, Node to) {
        carriers.get(from.cluster()).loseNext(to.id());
        from.cluster().send(to.id(), letter(1));
        until("it is lost", () -> carriers.get(from.cluster()).hasLost());
        from.cluster().send(to.id(), letter(2));
    }

    @Override
    void until(String hope, BooleanSupplier condition) {
        Await.until(hope, condition);
    }
}
