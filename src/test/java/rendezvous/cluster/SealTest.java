package rendezvous.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import rendezvous.config.Secret;
import rendezvous.identity.NodeId;

class SealTest {
    private static final NodeId ANN = new NodeId("ann");
    private static final NodeId BOB = new NodeId("bob");
    private static final byte[] HEAD = "head".getBytes(UTF_8);
    private static final byte[] CONTENT = "content".getBytes(UTF_8);

    private final Seal seal = sealOf("one secret of many characters");
    private final byte[] sealed = seal.close(seal.key(ANN, BOB, 7), HEAD, CONTENT);

    @Test
    void what_is_closed_by_one_node_is_opened_by_another_with_the_same_secret() {
        var others = sealOf("one secret of many characters");

        assertThat(others.open(others.key(ANN, BOB, 7), HEAD, sealed)).contains(CONTENT);
    }

    @Test
    void nothing_is_read_without_the_secret() {
        var others = sealOf("another secret of many characters");

        assertThat(others.open(others.key(ANN, BOB, 7), HEAD, sealed)).isEmpty();
        assertThat(new String(sealed, UTF_8)).doesNotContain("content");
    }

    @Test
    void it_opens_for_its_sender_its_receiver_its_stream_and_its_head_only() {
        assertThat(seal.open(seal.key(BOB, ANN, 7), HEAD, sealed)).isEmpty();
        assertThat(seal.open(seal.key(ANN, new NodeId("eve"), 7), HEAD, sealed)).isEmpty();
        assertThat(seal.open(seal.key(ANN, BOB, 8), HEAD, sealed)).isEmpty();
        assertThat(seal.open(seal.key(ANN, BOB, 7), "other".getBytes(UTF_8), sealed))
                .isEmpty();
    }

    @Test
    void whatever_bit_is_changed_it_does_not_open() {
        for (int place = 0; place < sealed.length; place++) {
            var changed = sealed.clone();
            changed[place] ^= 1;
            assertThat(seal.open(seal.key(ANN, BOB, 7), HEAD, changed)).isEmpty();
        }
        assertThat(seal.open(seal.key(ANN, BOB, 7), HEAD, new byte[3])).isEmpty();
    }

    @Test
    void the_same_is_closed_in_another_way_each_time() {
        assertThat(seal.close(seal.key(ANN, BOB, 7), HEAD, CONTENT)).isNotEqualTo(sealed);
    }

    private static Seal sealOf(String secret) {
        return new Seal(new Secret(secret), new SecureRandom());
    }
}
