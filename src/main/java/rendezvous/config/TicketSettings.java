package rendezvous.config;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;

/**
 * Whether only an operator's own people may come, and how they show that they are: by a signed ticket (a JWT, RFC
 * 7519).
 *
 * @param singleUse whether each ticket opens one socket only
 * @param keys with which tickets may be signed; several while one takes the place of another
 * @param algorithm RS256 or ES256
 * @param issuer of the tickets
 * @param audiences a ticket has to be for one of them
 * @param skew by how much the issuer's clock may differ
 */
public record TicketSettings(
        boolean required,
        boolean singleUse,
        List<PublicKey> keys,
        String algorithm,
        String issuer,
        List<String> audiences,
        Duration skew) {
    public TicketSettings {
        keys = List.copyOf(keys);
        audiences = List.copyOf(audiences);
    }
}
