package rendezvous.admission;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.Key;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rendezvous.config.TicketSettings;

/** Whether a ticket holds: signature, issuer, audience, its time and, where configured, that it is used once. */
final class TicketCheck {
    /** Of a ticket's own id (RFC 7519 §4.1.7), where it has to be remembered. */
    private static final int LONGEST_ID = 128;

    private final TicketSettings settings;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final UsedTickets used = new UsedTickets();

    TicketCheck(TicketSettings settings) {
        this.settings = settings;
        processor.setJWSKeySelector((header, context) -> keysFor(header));
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                new HashSet<>(settings.audiences()),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                settings.singleUse() ? Set.of("exp", "jti") : Set.of("exp"),
                Set.of());
        claims.setMaxClockSkew((int) settings.skew().toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    boolean passes(String ticket) {
        try {
            return isUnused(processor.process(SignedJWT.parse(ticket), null));
        } catch (ParseException | BadJOSEException | JOSEException | RuntimeException e) {
            // What is wrong with it is nobody's business: whoever forges learns nothing, and no log repeats it.
            return false;
        }
    }

    /** Never by what the ticket alone says: {@code none}, or a public key taken for a shared secret, pass nowhere. */
    private List<? extends Key> keysFor(JWSHeader header) {
        return header.getAlgorithm().equals(JWSAlgorithm.parse(settings.algorithm())) ? settings.keys() : List.of();
    }

    private boolean isUnused(JWTClaimsSet claims) {
        if (!settings.singleUse()) {
            return true;
        }
        var id = claims.getJWTID();
        var end = claims.getExpirationTime().toInstant().plus(settings.skew());
        return id.length() <= LONGEST_ID && used.use(id, end.toEpochMilli(), System.currentTimeMillis());
    }
}
