package rendezvous.wire;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import rendezvous.container.TheServer;

/**
 * Where journeys run on two nodes ({@code rendezvous.nodes=2}): a node beside the one server, of the same deployment,
 * and one service with it. It begins before that one, which arquillian.xml then makes the other member.
 */
final class SecondNode implements BeforeAllCallback, BeforeEachCallback {
    private static final boolean IS_WANTED = Integer.getInteger("rendezvous.nodes", 1) > 1;

    private static volatile OwnServer node;
    private static volatile boolean isMet;

    static boolean isThere() {
        return node != null;
    }

    /** One or two of a test's own. */
    static Nodes startAsMany(Map<String, String> settings) throws Exception {
        return IS_WANTED ? Nodes.start(2, number -> settings) : Nodes.apart(1, settings);
    }

    static URI page() {
        return node.at("/");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (IS_WANTED) {
            context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(SecondNode.class, first -> start(), Started.class);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (IS_WANTED && !isMet) {
            Await.until("two nodes are one service", () -> nodesSeen() == 2);
            isMet = true;
        }
    }

    /** What JUnit closes at the end. */
    private record Started(OwnServer server) implements AutoCloseable {
        @Override
        public void close() {
            node = null;
            server.close();
        }
    }

    private static Started start() {
        try {
            var members = List.of("127.0.0.1:" + OwnServer.freePort(), "127.0.0.1:" + OwnServer.freePort());
            System.setProperty("rendezvous.first.grid", "--hzconfigfile payara/cluster.xml");
            System.setProperty("rendezvous.first.java", Membership.javaOptions(members, 0));
            node = OwnServer.with(settings(members));
            return new Started(node);
        } catch (IOException | InterruptedException | URISyntaxException e) {
            throw new IllegalStateException("there is no second node", e);
        }
    }

    /** Those of arquillian.xml. */
    private static Map<String, String> settings(List<String> members) throws IOException, URISyntaxException {
        var war = OwnServer.scratch().resolve("ROOT.war").toFile();
        TheServer.war().as(ZipExporter.class).exportTo(war, true);
        var settings = new HashMap<>(Membership.of(members, 1));
        settings.put("WAR", war.getPath());
        settings.put("RENDEZVOUS_LIMITS_SOCKETS_PER_ADDRESS", "20000");
        settings.put("RENDEZVOUS_LIMITS_HANDSHAKES_PER_SECOND", "10000");
        settings.put("RENDEZVOUS_LIMITS_HANDSHAKE_BURST", "20000");
        settings.put("RENDEZVOUS_LIMITS_INTRODUCTION", "PT1M");
        settings.put("RENDEZVOUS_LIMITS_BYTE_BURST", "16777216");
        return settings;
    }

    private static int nodesSeen() {
        try {
            return (int) new Figures(node.get("/metrics?scope=application")).of("rendezvous_cluster_nodes");
        } catch (IOException e) {
            throw new AssertionError("the second node does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
