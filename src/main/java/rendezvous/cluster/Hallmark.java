package rendezvous.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import rendezvous.config.ClusterSettings;
import rendezvous.identity.NodeId;
import rendezvous.identity.ResumeToken;

/**
 * What a node adds to the tokens it gives out, so that each other one knows whose place it opens, and nobody else does.
 * Only who has the cluster's secret can make it: for a token that was made up no node is asked. A node alone adds
 * nothing.
 */
@ApplicationScoped
public class Hallmark {
    private static final String LABEL = "rendezvous hallmark 1";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Of the code, in bytes: whoever guesses may try for ever, and gains a letter. */
    private static final int BYTES = 9;

    private static final int CHARACTERS = BYTES * 4 / 3;

    private final Cluster cluster;
    private final byte[] root;

    /** For the proxy. */
    protected Hallmark() {
        this(null, ClusterSettings.ALONE);
    }

    @Inject
    public Hallmark(Cluster cluster, ClusterSettings settings) {
        this.cluster = cluster;
        root = settings.isOn() ? Hmac.root(LABEL, settings.secret()) : null;
    }

    /** The same token, as this node gives it out. */
    public ResumeToken on(ResumeToken token) {
        return root == null ? token : new ResumeToken(token.value() + mark(cluster.self(), token.value()));
    }

    /** Which other node of those that are there gave it out; empty for none. */
    public Optional<NodeId> giver(ResumeToken token) {
        int length = token.value().length() - CHARACTERS;
        if (root == null || length <= 0) {
            return Optional.empty();
        }
        var self = cluster.self();
        return cluster.nodes().stream()
                .filter(node -> !node.equals(self) && isMarkedBy(node, token.value(), length))
                .findFirst();
    }

    private boolean isMarkedBy(NodeId node, String value, int length) {
        var expected = mark(node, value.substring(0, length)).getBytes(US_ASCII);
        return MessageDigest.isEqual(expected, value.substring(length).getBytes(US_ASCII));
    }

    private String mark(NodeId node, String value) {
        return BASE64.encodeToString(Arrays.copyOf(Hmac.of(root, node + "\0" + value), BYTES));
    }
}
