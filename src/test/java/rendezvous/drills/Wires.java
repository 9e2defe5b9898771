package rendezvous.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rendezvous.wire.OwnServer;

/**
 * A network of its own for each node: one wire to those who visit, and one to a switch where the nodes find each other,
 * which can be cut. For use inside {@code src/test/apart} with a {@code /run} of its own.
 *
 * <pre>
 * visitors 10.66.N.1 ── 10.66.N.2 node N 10.77.0.N+1 ── the switch
 * </pre>
 */
final class Wires implements AutoCloseable {
    private static final int HTTP = 8080;
    private static final int GRID = 6900;

    private final int number;

    private Wires(int number) {
        this.number = number;
    }

    static Wires between(int nodes) {
        ip("link add grid type bridge");
        ip("link set grid up");
        for (int i = 0; i < nodes; i++) {
            ip("netns add node" + i);
            ip("-n node" + i + " link set lo up");
            ip("link add visit" + i + " type veth peer name visit netns node" + i);
            ip("address add 10.66." + i + ".1/24 dev visit" + i);
            ip("link set visit" + i + " up");
            ip("-n node" + i + " address add 10.66." + i + ".2/24 dev visit");
            ip("-n node" + i + " link set visit up");
            ip("link add grid" + i + " type veth peer name grid netns node" + i);
            ip("link set grid" + i + " master grid up");
            ip("-n node" + i + " address add " + onGrid(i) + "/24 dev grid");
            ip("-n node" + i + " link set grid up");
        }
        return new Wires(nodes);
    }

    List<OwnServer.Place> places() {
        return IntStream.range(0, number)
                .mapToObj(
                        i -> new OwnServer.Place("10.66." + i + ".2", HTTP, List.of("ip", "netns", "exec", "node" + i)))
                .toList();
    }

    List<String> members() {
        return IntStream.range(0, number).mapToObj(i -> onGrid(i) + ":" + GRID).toList();
    }

    /** Nothing gets from this node to the others from now on, and nobody is told. */
    void cut(int node) {
        ip("link set grid" + node + " nomaster");
    }

    void mend(int node) {
        ip("link set grid" + node + " master grid");
    }

    @Override
    public void close() {
        for (int i = 0; i < number; i++) {
            ip("netns delete node" + i);
        }
        ip("link delete grid");
    }

    private static String onGrid(int node) {
        return "10.77.0." + (node + 1);
    }

    private static void ip(String words) {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words.split(" ")));
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("ip " + words + " failed: this is for root, in namespaces of its own");
    }
}
