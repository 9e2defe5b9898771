package rendezvous.wire;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several nodes that are one service, each a process of its own, which a drill kills, freezes and starts again. */
public final class Nodes implements AutoCloseable {
    /** More than the others take to find out that one is lost, and to meet again afterwards. */
    private static final Duration TOGETHER = Duration.ofSeconds(60);

    private final List<Map<String, String>> settings = new ArrayList<>();
    private final List<OwnServer> nodes = new ArrayList<>();

    private Nodes(List<OwnServer.Place> places, List<String> members, IntFunction<Map<String, String>> common)
            throws Exception {
        try {
            for (int i = 0; i < places.size(); i++) {
                var own = new HashMap<>(common.apply(i));
                if (!members.isEmpty()) {
                    own.putAll(Membership.of(members, i));
                }
                settings.add(own);
                nodes.add(OwnServer.starting(places.get(i), own));
            }
            for (var node : nodes) {
                node.ready();
            }
            if (!members.isEmpty()) {
                awaitTogether(nodes.size());
            }
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    /** All ready, and each sees the others. */
    public static Nodes start(int number) throws Exception {
        return start(number, node -> Map.of());
    }

    /** So many, and none knows of another. */
    public static Nodes apart(int number, Map<String, String> settings) throws Exception {
        var places = new ArrayList<OwnServer.Place>();
        for (int i = 0; i < number; i++) {
            places.add(OwnServer.Place.here(OwnServer.freePort()));
        }
        return new Nodes(places, List.of(), node -> settings);
    }

    /** @param settings of each, by their names in the environment */
    public static Nodes start(int number, IntFunction<Map<String, String>> settings) throws Exception {
        var members = new ArrayList<String>();
        var places = new ArrayList<OwnServer.Place>();
        for (int i = 0; i < number; i++) {
            members.add("127.0.0.1:" + OwnServer.freePort());
            places.add(OwnServer.Place.here(OwnServer.freePort()));
        }
        return new Nodes(places, members, settings);
    }

    /** At these places, whose nodes find each other at {@code members}. */
    public static Nodes start(List<OwnServer.Place> places, List<String> members) throws Exception {
        return new Nodes(places, members, node -> Map.of());
    }

    public OwnServer node(int number) {
        return nodes.get(number);
    }

    public int size() {
        return nodes.size();
    }

    /** Where to connect to each. */
    public URI[] signaling() {
        return nodes.stream().map(OwnServer::signaling).toArray(URI[]::new);
    }

    /** In place of one that was crashed or closed: ready, and known to so many in all. */
    public void startAgain(int number, int inAll) throws Exception {
        nodes.set(number, nodes.get(number).again(settings.get(number)));
        awaitTogether(inAll);
    }

    /** Each of those that run sees so many. */
    public void awaitTogether(int inAll) {
        var running = IntStream.range(0, nodes.size())
                .filter(i -> nodes.get(i).isAlive())
                .toArray();
        for (int i : running) {
            Await.until("node " + i + " sees " + inAll, TOGETHER, () -> seenBy(i) == inAll);
        }
    }

    /** How many nodes this one sees, itself among them. */
    public int seenBy(int number) {
        return (int) figures(number).of("rendezvous_cluster_nodes");
    }

    public Figures figures(int number) {
        try {
            return new Figures(nodes.get(number).get("/metrics?scope=application"));
        } catch (IOException e) {
            throw new AssertionError("node " + number + " does not say how it is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** None of them complained of a mistake of its own. */
    public void assertNoExceptions() throws IOException {
        if (logs().contains("at rendezvous.")) {
            throw new AssertionError("a node's log has exceptions of ours:\n" + logs());
        }
    }

    /** Of those that run, or ran last. */
    public String logs() throws IOException {
        var logs = new StringBuilder();
        for (var node : nodes) {
            logs.append(node.log());
        }
        return logs.toString();
    }

    @Override
    public void close() {
        nodes.parallelStream().forEach(OwnServer::close);
    }
}
