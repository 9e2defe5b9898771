package rendezvous.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads how tickets are checked: MicroProfile JWT's own settings where it has one (MicroProfile JWT 2.1 §9.2). */
final class TicketReader {
    private static final String REQUIRED = "rendezvous.ticket.required";
    private static final String KEY = "mp.jwt.verify.publickey";
    private static final String KEY_LOCATION = KEY + ".location";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);
    private static final Pattern ANYTHING = Pattern.compile("(?s).*");
    private static final Pattern NAME = Pattern.compile("\\S+");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final Settings settings;

    TicketReader(Settings settings) {
        this.settings = settings;
    }

    TicketSettings read() {
        boolean required = settings.flag(REQUIRED, false);
        boolean singleUse = settings.flag("rendezvous.ticket.single-use", false);
        var key = settings.text(KEY, ANYTHING, "a public key in PEM");
        var location = settings.text(KEY_LOCATION, ANYTHING, "the path of a file");
        var algorithm = algorithm();
        var issuer = settings.text(ISSUER, Pattern.compile("\\S*"), "without blanks");
        var audiences = settings.list(AUDIENCES, NAME, "without blanks");
        var skew = settings.duration("rendezvous.ticket.skew", Duration.ofSeconds(5), Duration.ZERO, MOST_SKEW);
        if (!required) {
            return new TicketSettings(false, singleUse, List.of(), algorithm, issuer, audiences, skew);
        }
        require(ISSUER, !issuer.isEmpty());
        require(AUDIENCES, !audiences.isEmpty());
        return new TicketSettings(true, singleUse, keys(key, location, algorithm), algorithm, issuer, audiences, skew);
    }

    /** Written as everywhere else, and as MicroProfile JWT has it. */
    private String algorithm() {
        var given = settings.text(KEY + ".algorithm", Pattern.compile("|RS256|ES256"), "RS256 or ES256");
        return given.isEmpty() ? Algorithm.RS256.name() : given;
    }

    private enum Algorithm {
        RS256,
        ES256;

        String family() {
            return this == RS256 ? "RSA" : "EC";
        }
    }

    private static List<PublicKey> keys(String given, String location, String algorithm) {
        require(KEY_LOCATION, !given.isEmpty() || !location.isEmpty());
        var name = given.isEmpty() ? KEY_LOCATION : KEY;
        var keys = new ArrayList<PublicKey>();
        var pem = PEM.matcher(
                given.isEmpty()
                        ? NamedFile.contentOf(
                                KEY_LOCATION,
                                location.replaceFirst("^file:(//)?", ""),
                                "the path of a file that the server may read")
                        : given);
        while (pem.find()) {
            keys.add(key(name, pem.group(1), Algorithm.valueOf(algorithm)));
        }
        if (keys.isEmpty()) {
            throw new InvalidSettingException(name, "has no public key in PEM (-----BEGIN PUBLIC KEY-----)");
        }
        return keys;
    }

    private static PublicKey key(String name, String base64, Algorithm algorithm) {
        try {
            var encoded = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(algorithm.family()).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidSettingException(name, "has a public key that is none for " + algorithm);
        }
    }

    private static void require(String name, boolean isThere) {
        if (!isThere) {
            throw new InvalidSettingException(name, "is missing: " + REQUIRED + " needs it");
        }
    }
}
