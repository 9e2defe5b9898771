package rendezvous.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rendezvous.config.IceSettings;
import rendezvous.config.Secret;
import rendezvous.identity.PeerId;

/**
 * Credentials that coturn checks by a secret it shares with us ({@code use-auth-secret}): the user name says until
 * when, and the password is its digest. Nobody has to be asked.
 *
 * <p>What follows the time is the connection's own id: coturn's quota counts by it. It stays the same when the
 * credential is renewed, so asking again is no way round the quota.
 */
final class CoturnSource implements IceSource {
    private static final String ALGORITHM = "HmacSHA1";

    private final List<String> urls;
    private final Secret secret;
    private final Duration ttl;
    private final Clock wall;
    private final Clock steady;

    /** @param wall what coturn's clock shows too @param steady what renewals go by */
    CoturnSource(IceSettings settings, Clock wall, Clock steady) {
        this.urls = settings.urls();
        this.secret = settings.secret();
        this.ttl = settings.ttl();
        this.wall = wall;
        this.steady = steady;
    }

    @Override
    public IceAnswer answer(PeerId peer) {
        var username = wall.instant().plus(ttl).getEpochSecond() + ":" + peer.value();
        var servers = StaticSource.servers(urls, username, credential(username));
        // At half its time: whoever begins a call then has the other half for it.
        return new IceAnswer(servers, steady.millis() + ttl.toMillis() / 2);
    }

    @Override
    public boolean isStale(IceAnswer held) {
        return steady.millis() >= held.renewAt();
    }

    private String credential(String username) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
