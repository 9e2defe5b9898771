package rendezvous.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {
    private static final String STRANGER = "203.0.113.9";
    private static final String PROXY = "10.1.2.3";

    private final ClientAddresses addresses = new ClientAddresses(Trust.in("127.0.0.0/8", "10.0.0.0/8", "fd00::/8"));

    @Test
    void without_a_proxy_it_is_the_other_end_of_the_connection() throws UnknownHostException {
        assertThat(of(STRANGER)).isEqualTo(address(STRANGER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "198.51.100.1, 10.0.0.1", "::1", "unknown"})
    void what_a_stranger_says_of_itself_is_not_believed(String forged) throws UnknownHostException {
        assertThat(of(STRANGER, forged)).isEqualTo(address(STRANGER));
    }

    @Test
    void a_trusted_proxy_is_believed() throws UnknownHostException {
        assertThat(of(PROXY, STRANGER)).isEqualTo(address(STRANGER));
        assertThat(of("fd00:0:0:0:0:0:0:1", "2001:db8:1:2:3:4:5:6")).isEqualTo(address("2001:db8:1:2::"));
    }

    @Test
    void of_several_entries_the_last_that_is_no_proxy_counts_however_they_are_spread_over_headers()
            throws UnknownHostException {
        assertThat(of(PROXY, "198.51.100.1, " + STRANGER + " , 10.9.9.9,127.0.0.1"))
                .isEqualTo(address(STRANGER));
        assertThat(of(PROXY, "198.51.100.1", STRANGER, "10.9.9.9")).isEqualTo(address(STRANGER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "unknown",
                "_hidden",
                "localhost",
                "evil.example",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "0x7f000001",
                "2130706433",
                "1.2.3.4:80",
                "[2001:db8::1]",
                "[2001:db8::1]:80",
                "2001:db8::1%eth0",
                "2001:db8:::1",
                "1:2:3:4:5:6:7:8:9",
                "::ffff:1.2.3.999",
                "1.2.3.4 5.6.7.8",
                "198.51.100.1,",
                "198.51.100.1,,",
                "198.51.100.1, unknown",
                "\u0661.2.3.4",
                "1.2.3.4\r\nX: y",
                "'; DROP TABLE callers; --",
            })
    void from_a_trusted_proxy_too_garbage_is_passed_over_for_the_proxys_own_address(String garbage)
            throws UnknownHostException {
        assertThat(of(PROXY, garbage)).isEqualTo(address(PROXY));
    }

    @Test
    void a_header_as_long_as_it_gets_is_read_from_its_end() throws UnknownHostException {
        assertThat(of(PROXY, "9.".repeat(100_000) + "," + STRANGER)).isEqualTo(address(STRANGER));
        assertThat(of(PROXY, ",".repeat(100_000))).isEqualTo(address(PROXY));
    }

    @Test
    void among_proxies_alone_the_furthest_counts() throws UnknownHostException {
        assertThat(of("127.0.0.1", "10.5.5.5, 10.0.0.1")).isEqualTo(address("10.5.5.5"));
        assertThat(of(PROXY)).isEqualTo(address(PROXY));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, ::ffff:203.0.113.9",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "::1, ::2",
    })
    void these_are_one_visitors(String one, String other) throws UnknownHostException {
        assertThat(of(one)).isEqualTo(of(other)).isEqualTo(of(PROXY, other));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.8",
        "2001:db8:1:2::1, 2001:db8:1:3::1",
        "0.0.0.1, ::1",
    })
    void these_are_not(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @Test
    void an_address_is_not_shown() {
        assertThat(of(STRANGER)).asString().doesNotContain("203");
        assertThat(of("2001:db8::1")).asString().doesNotContain("2001");
    }

    private ClientAddress of(String peer, String... forwarded) {
        return addresses.of(peer, Collections.enumeration(List.of(forwarded)));
    }

    private static ClientAddress address(String text) throws UnknownHostException {
        return ClientAddress.of(InetAddress.getByName(text));
    }
}
