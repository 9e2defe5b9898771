package rendezvous.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.config.IceSettings;
import rendezvous.config.IceSettings.Relay;
import rendezvous.config.IceSettings.Source;
import rendezvous.config.Secret;
import rendezvous.identity.PeerId;
import rendezvous.lobby.ManualClock;
import rendezvous.protocol.IceServer;

class CoturnSourceTest {
    private static final PeerId ALICE = new PeerId("5J0pXhYQTGmYyQkV0n1vcg");
    private static final PeerId BOB = new PeerId("u1rE0tqTQ1-9i8n0h7Jv2A");
    private static final String STUN = "stun:turn.example.org:3478";
    private static final List<String> TURN =
            List.of("turn:turn.example.org:3478?transport=udp", "turns:turn.example.org:443?transport=tcp");

    private final ManualClock wall = new ManualClock();
    private final ManualClock steady = new ManualClock();
    private final CoturnSource source = new CoturnSource(settings(), wall, steady);

    @Test
    void the_credential_is_the_digest_that_openssl_makes() {
        // printf %s 1767229200:5J0pXhYQTGmYyQkV0n1vcg | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(source.answer(ALICE).servers())
                .containsExactly(
                        new IceServer(List.of(STUN)),
                        new IceServer(TURN, "1767229200:5J0pXhYQTGmYyQkV0n1vcg", "IsegTe8+iTbGbHReUTFnBgUsMd8="));
    }

    @Test
    void each_connection_has_a_user_of_its_own_who_stays_the_same_when_renewed() {
        var first = userOf(source.answer(ALICE));
        wall.advance(Duration.ofMinutes(30));

        assertThat(userOf(source.answer(ALICE)))
                .isEqualTo("1767231000:" + ALICE.value())
                .isNotEqualTo(first);
        assertThat(userOf(source.answer(BOB))).isEqualTo("1767231000:" + BOB.value());
    }

    @Test
    void an_answer_is_stale_at_half_its_time_and_not_before() {
        var answer = source.answer(ALICE);

        steady.advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(source.isStale(answer)).isFalse();
        steady.advance(Duration.ofMillis(1));
        assertThat(source.isStale(answer)).isTrue();
        assertThat(source.isStale(source.answer(ALICE))).isFalse();
    }

    @Test
    void nothing_of_a_credential_is_printed() {
        var answer = source.answer(ALICE);

        assertThat(answer.toString())
                .contains(STUN)
                .doesNotContain(ALICE.value())
                .doesNotContain("IsegTe8+iTbGbHReUTFnBgUsMd8=");
    }

    private static String userOf(IceAnswer answer) {
        return answer.servers().get(1).username();
    }

    private static IceSettings settings() {
        return new IceSettings(
                Source.COTURN,
                List.of(TURN.get(0), STUN, TURN.get(1)),
                "",
                new Secret("north"),
                Duration.ofHours(1),
                null,
                Relay.OFF);
    }
}
