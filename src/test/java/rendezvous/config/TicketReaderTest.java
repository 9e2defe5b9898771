package rendezvous.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketReaderTest {
    @TempDir
    private Path folder;

    @Test
    void nobody_needs_a_ticket_by_default() {
        assertThat(read(Map.of()).required()).isFalse();
    }

    @Test
    void keys_come_from_a_file_several_of_them_where_one_takes_the_place_of_another() throws Exception {
        var one = newKey("RSA");
        var other = newKey("RSA");

        var tickets = read(required(Map.of("mp.jwt.verify.publickey.location", file(pem(one) + pem(other)))));

        assertThat(tickets.keys()).containsExactly(one, other);
        assertThat(tickets.algorithm()).isEqualTo("RS256");
    }

    @Test
    void a_key_is_given_itself_and_of_the_kind_that_the_algorithm_has() throws Exception {
        var key = newKey("EC");

        var tickets = read(
                required(Map.of("mp.jwt.verify.publickey", pem(key), "mp.jwt.verify.publickey.algorithm", "ES256")));

        assertThat(tickets.keys()).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp.jwt.verify.publickey.location", "mp.jwt.verify.issuer", "mp.jwt.verify.audiences"})
    void where_tickets_are_needed_so_is_all_they_are_checked_by(String missing) throws Exception {
        var settings = new HashMap<>(required(Map.of("mp.jwt.verify.publickey.location", file(pem(newKey("RSA"))))));
        settings.remove(missing);

        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"})
    void a_file_without_a_key_stops_the_start(String content) throws Exception {
        var settings = required(Map.of("mp.jwt.verify.publickey.location", file(content)));

        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("mp.jwt.verify.publickey.location");
    }

    @Test
    void a_key_of_another_kind_and_a_file_that_is_not_there_do_so_too() throws Exception {
        var other = required(Map.of("mp.jwt.verify.publickey", pem(newKey("EC"))));
        var nowhere = required(Map.of("mp.jwt.verify.publickey.location", "/nowhere/at/all"));

        assertThatThrownBy(() -> read(other)).hasMessageContaining("none for RS256");
        assertThatThrownBy(() -> read(nowhere)).hasMessageContaining("/nowhere/at/all");
    }

    private static Map<String, String> required(Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("rendezvous.ticket.required", "true");
        settings.put("mp.jwt.verify.issuer", "https://operator.example");
        settings.put("mp.jwt.verify.audiences", "rendezvous");
        return settings;
    }

    private static TicketSettings read(Map<String, String> properties) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test"))
                .build();
        return new TicketReader(new Settings(config)).read();
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("key.pem"), content).toString();
    }

    private static PublicKey newKey(String family) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(family).generateKeyPair().getPublic();
    }

    private static String pem(PublicKey key) {
        var encoded = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
    }
}
