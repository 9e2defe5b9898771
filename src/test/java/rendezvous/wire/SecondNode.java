package rendezvous.wire;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import rendezvous.container.TheServer;

/**
 * Where the tests of {@code mvn verify} run a second time ({@code rendezvous.nodes=2}): a node beside the one server, of
 * the same deployment, and one service with it. Started before the first class, ended after the last.
 */
final class SecondNode implements BeforeAllCallback {
    private static final int NODES = Integer.getInteger("rendezvous.nodes", 1);

    private static volatile OwnServer node;

    static boolean isThere() {
        return node != null;
    }

    static URI page() {
        return node.at("/");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (NODES > 1) {
            context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(SecondNode.class, first -> start(), Started.class);
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
            var war = new File(OwnServer.scratch().toFile(), "ROOT.war");
            TheServer.war().as(ZipExporter.class).exportTo(war, true);
            node = OwnServer.with(settings(war));
            return new Started(node);
        } catch (IOException | InterruptedException | URISyntaxException e) {
            throw new IllegalStateException("there is no second node", e);
        }
    }

    /** Those of arquillian.xml. */
    private static Map<String, String> settings(File war) {
        var settings = new HashMap<>(
                Membership.of(List.of(System.getProperty("rendezvous.members").split(",")), 1));
        settings.put("WAR", war.getPath());
        settings.put("RENDEZVOUS_LIMITS_SOCKETS_PER_ADDRESS", "20000");
        settings.put("RENDEZVOUS_LIMITS_HANDSHAKES_PER_SECOND", "10000");
        settings.put("RENDEZVOUS_LIMITS_HANDSHAKE_BURST", "20000");
        settings.put("RENDEZVOUS_LIMITS_INTRODUCTION", "PT1M");
        settings.put("RENDEZVOUS_LIMITS_BYTE_BURST", "16777216");
        return settings;
    }
}
