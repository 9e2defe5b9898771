package rendezvous.cluster;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import rendezvous.config.Secret;
import rendezvous.identity.NodeId;

/**
 * What nodes tell each other is sealed by the secret they have in common, as the grid carries it in the clear and lets
 * anybody in who knows its name: AES-GCM (NIST SP 800-38D) with a key for each stream from one node to another, which is
 * derived by HMAC-SHA256 (the extract and expand of RFC 5869).
 *
 * <p>For one thread.
 */
final class Seal {
    private static final String LABEL = "rendezvous letters 1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] root;
    private final RandomGenerator random;
    private final Cipher cipher;

    /** @param random a secure one */
    Seal(Secret secret, RandomGenerator random) {
        this.root = Hmac.root(LABEL, secret);
        this.random = random;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** @param stream never used before by {@code from}, so that no nonce ever comes twice for a key */
    SecretKey key(NodeId from, NodeId to, long stream) {
        var info = LABEL + "\0" + from + "\0" + to + "\0" + stream + "\1";
        return new SecretKeySpec(Hmac.of(root, info), "AES");
    }

    /** @param head goes along in the clear, and can be no other when it is opened */
    byte[] close(SecretKey key, byte[] head, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = apply(Cipher.ENCRYPT_MODE, key, nonce, head, content, 0);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A seal does not close", e);
        }
    }

    /** Empty where it is not what was closed with this key and head. */
    Optional<byte[]> open(SecretKey key, byte[] head, byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return Optional.of(apply(Cipher.DECRYPT_MODE, key, nonce, head, sealed, NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private byte[] apply(int mode, SecretKey key, byte[] nonce, byte[] head, byte[] content, int from)
            throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        return cipher.doFinal(content, from, content.length - from);
    }
}
