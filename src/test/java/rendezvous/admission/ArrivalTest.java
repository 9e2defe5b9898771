package rendezvous.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From where a password may come. */
class ArrivalTest {
    private static final TrustedProxies PROXIES = Trust.in("127.0.0.0/8", "10.0.0.0/8");

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost:8080",
        "127.0.0.1, LOCALHOST",
        "127.8.9.10, 127.0.0.1:8080",
        "0:0:0:0:0:0:0:1, [::1]:8080",
        "::1, localhost",
        "::ffff:127.0.0.1, localhost"
    })
    void from_this_machine_it_may(String peer, String host) {
        assertThat(plain(peer, host).isPrivate(PROXIES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "10.0.0.1", "2001:db8::7", "fe80:0:0:0:0:0:0:1%eth0", "nowhere", ""})
    void over_a_network_in_the_clear_it_may_not_whatever_the_host(String peer) {
        if (!peer.isEmpty()) {
            assertThat(plain(peer, "localhost").isPrivate(PROXIES)).isFalse();
        }
        assertThat(new Arrival("192.0.2.7", false, true, "https", "localhost").isPrivate(PROXIES))
                .as("whoever comes from elsewhere may say that it was by https")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "localhost:8080@evil.example",
                "localhost:80x",
                "192.0.2.7",
                "[::1].evil.example",
                ""
            })
    void under_another_name_this_machine_is_not_meant(String host) {
        assertThat(plain("127.0.0.1", host).isPrivate(PROXIES)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080"})
    void what_a_proxy_on_this_machine_handed_on_is_not_from_here(String host) {
        assertThat(plain("127.0.0.1", host).isFromHere()).isTrue();
        assertThat(new Arrival("127.0.0.1", false, true, "https", host).isFromHere())
                .isFalse();
        assertThat(new Arrival("192.0.2.7", true, false, null, host).isFromHere())
                .isFalse();
    }

    @Test
    void without_a_host_nothing_is_meant() {
        assertThat(plain("127.0.0.1", null).isPrivate(PROXIES)).isFalse();
    }

    @Test
    void a_proxy_has_to_say_that_it_was_by_https() {
        assertThat(proxied("https").isPrivate(PROXIES)).isTrue();
        assertThat(proxied("http").isPrivate(PROXIES)).isFalse();
        assertThat(proxied("https, http").isPrivate(PROXIES)).isFalse();
        assertThat(proxied(null).isPrivate(PROXIES)).isFalse();
    }

    @Test
    void a_proxy_elsewhere_is_believed_where_it_is_trusted() {
        assertThat(new Arrival("10.1.2.3", false, true, "https", "chat.example.org").isPrivate(PROXIES))
                .isTrue();
        assertThat(new Arrival("11.1.2.3", false, true, "https", "chat.example.org").isPrivate(PROXIES))
                .isFalse();
    }

    @Test
    void a_connection_that_is_encrypted_itself_may_come_from_anywhere() {
        assertThat(new Arrival("192.0.2.7", true, false, null, "chat.example.org").isPrivate(PROXIES))
                .isTrue();
    }

    @Test
    void its_origin_is_what_a_browser_says_of_the_page() {
        assertThat(plain("127.0.0.1", "localhost:8080").origin()).isEqualTo("http://localhost:8080");
        assertThat(proxied("https").origin()).isEqualTo("https://chat.example.org");
    }

    private static Arrival plain(String peer, String host) {
        return new Arrival(peer, false, false, null, host);
    }

    private static Arrival proxied(String proto) {
        return new Arrival("127.0.0.1", false, true, proto, "chat.example.org");
    }
}
