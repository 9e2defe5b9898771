package rendezvous.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What {@code payara/run} is told so that a node is one of several. */
public final class Membership {
    private static final String SECRET = "only-for-tests-on-this-machine";

    private Membership() {}

    /** @param members addresses with ports of all, this one's too; by their names in the environment */
    public static Map<String, String> of(List<String> members, int own) {
        return Map.of(
                "CLUSTER_MEMBERS",
                String.join(",", members),
                "CLUSTER_ADDRESS",
                members.get(own),
                "CLUSTER_NAME",
                "tests",
                "CLUSTER_SECRET",
                SECRET);
    }

    /** The same for a node that is not started by {@code payara/run}: what that gives its JVM. */
    static String javaOptions(List<String> members, int own) throws IOException {
        var grid = new ProcessBuilder("bash", "-c", "PAYARA_ALWAYS= && . payara/grid && echo $GRID_JAVA");
        grid.environment().putAll(of(members, own));
        var options = new String(grid.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return options + " -Drendezvous.cluster.secret=" + SECRET;
    }
}
