package rendezvous.wire;

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
}
