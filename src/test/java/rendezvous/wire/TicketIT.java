package rendezvous.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that lets in only those whom its operator has given a ticket, each ticket once. */
class TicketIT {
    private static final String ISSUER = "https://operator.example";
    private static final String AUDIENCE = "rendezvous";

    private static KeyPair operator;
    private static KeyPair stranger;
    private static OwnServer server;

    private final List<RawSocket> guests = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        var pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(2048);
        operator = pairs.generateKeyPair();
        stranger = pairs.generateKeyPair();
        var key = Files.createTempFile(OwnServer.scratch(), "tickets", ".pem");
        Files.writeString(key, pem(operator));
        server = OwnServer.with(Map.of(
                "RENDEZVOUS_TICKET_REQUIRED",
                "true",
                "RENDEZVOUS_TICKET_SINGLE_USE",
                "true",
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                key.toString(),
                "MP_JWT_VERIFY_ISSUER",
                ISSUER,
                "MP_JWT_VERIFY_AUDIENCES",
                "somebody-else," + AUDIENCE));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void everybodyGoesHome() {
        guests.forEach(RawSocket::close);
    }

    @Test
    void who_has_a_ticket_comes_in_and_is_answered_the_subprotocol_without_it() throws Exception {
        var ticket = ticket(good());

        assertThat(shows(ticket)).isEqualTo(101);
        assertThat(head()).contains("Sec-WebSocket-Protocol: rendezvous\r\n").doesNotContain(ticket);
        guests.get(0)
                .says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Guest\"}}")
                .expect("setInfoSuccess");
    }

    @Test
    void who_has_none_does_not_wherever_else_it_looks_for_one() throws Exception {
        var ticket = ticket(good());

        assertThat(handshakes()).isEqualTo(401);
        assertThat(handshakes("Sec-WebSocket-Protocol: rendezvous")).isEqualTo(401);
        assertThat(handshakes("Authorization: Bearer " + ticket)).isEqualTo(401);
        assertThat(handshakes("Cookie: Bearer=" + ticket)).isEqualTo(401);
        assertThat(handshakes("Sec-WebSocket-Protocol: " + ticket)).isEqualTo(401);
    }

    @Test
    void an_old_ticket_does_not_hold_nor_one_without_an_end() throws Exception {
        assertThat(shows(ticket(good().expirationTime(in(Duration.ofMinutes(-1))))))
                .isEqualTo(401);
        assertThat(shows(ticket(good().expirationTime(null)))).isEqualTo(401);
        assertThat(shows(ticket(good().notBeforeTime(in(Duration.ofMinutes(5))))))
                .isEqualTo(401);
    }

    @Test
    void a_ticket_for_elsewhere_or_from_elsewhere_does_not_hold() throws Exception {
        assertThat(shows(ticket(good().audience("another-site")))).isEqualTo(401);
        assertThat(shows(ticket(good().audience((String) null)))).isEqualTo(401);
        assertThat(shows(ticket(good().issuer("https://evil.example")))).isEqualTo(401);
    }

    @Test
    void a_forged_ticket_does_not_hold() throws Exception {
        var claims = good().build();
        var parts = ticket(good()).split("\\.");
        var others = ticket(good()).split("\\.");

        assertThat(shows(signed(JWSAlgorithm.RS256, new RSASSASigner(stranger.getPrivate()), good())))
                .isEqualTo(401);
        assertThat(shows(new PlainJWT(claims).serialize())).isEqualTo(401);
        // A public key is no shared secret, though whoever takes the algorithm from the ticket would use it as one.
        assertThat(shows(signed(JWSAlgorithm.HS256, new MACSigner(pem(operator).getBytes(US_ASCII)), good())))
                .isEqualTo(401);
        assertThat(shows(parts[0] + "." + others[1] + "." + parts[2])).isEqualTo(401);
        assertThat(shows(parts[0] + "." + parts[1] + ".")).isEqualTo(401);
    }

    @Test
    void what_is_no_ticket_does_no_harm() throws Exception {
        for (var odd : List.of("", ".", "..", "a.b.c", "e30.e30.e30", "=.=.=", "x".repeat(5_000))) {
            assertThat(shows(odd)).as(odd).isEqualTo(401);
        }
        assertThat(shows(ticket(good()))).isEqualTo(101);
    }

    @Test
    void a_ticket_opens_one_socket_and_not_another() throws Exception {
        var ticket = ticket(good());

        assertThat(shows(ticket)).isEqualTo(101);
        guests.get(0).close();

        assertThat(shows(ticket)).isEqualTo(401);
        assertThat(shows(ticket(good().jwtID(null)))).isEqualTo(401);
        assertThat(shows(ticket(good()))).isEqualTo(101);
    }

    @Test
    void no_ticket_is_in_the_log() throws Exception {
        var ticket = ticket(good());
        shows(ticket);
        shows(ticket + "x");

        assertThat(server.log()).doesNotContain(ticket.substring(0, 40));
    }

    private int shows(String ticket) {
        return handshakes("Sec-WebSocket-Protocol: rendezvous, ticket." + ticket);
    }

    private int handshakes(String... headers) {
        var raw = RawSocket.connectedTo(server.signaling());
        guests.add(raw);
        return raw.handshakes(headers);
    }

    private String head() {
        return guests.get(guests.size() - 1).head();
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(in(Duration.ofMinutes(5)));
    }

    private static String ticket(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(JWSAlgorithm.RS256, new RSASSASigner(operator.getPrivate()), claims);
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var ticket = new SignedJWT(new JWSHeader(algorithm), claims.build());
        ticket.sign(signer);
        return ticket.serialize();
    }

    private static String pem(KeyPair pair) {
        var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }
}
