package rendezvous.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1",
        "10.1.2.3, 10.1.2.3",
        "192.168.4.0/22, 192.168.7.255",
        "0.0.0.0/0, 203.0.113.9",
        "::1/128, ::1",
        "fd00::/8, fdff::1",
        "2001:db8::/33, 2001:db8:7fff::1",
        "::ffff:10.0.0.0/8, 10.1.1.1",
    })
    void these_are_in_it(String network, String address) {
        assertThat(contains(network, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 11.0.0.1",
        "10.1.2.3, 10.1.2.4",
        "192.168.4.0/22, 192.168.8.0",
        "0.0.0.0/0, ::1",
        "::/0, 10.0.0.1",
        "2001:db8::/33, 2001:db8:8000::1",
    })
    void these_are_not(String network, String address) {
        assertThat(contains(network, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "proxy", "10.0.0.0/8/8", "10/8"})
    void these_are_no_networks(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    private static boolean contains(String network, String address) {
        return Network.parse(network)
                .orElseThrow()
                .contains(IpText.parse(address).orElseThrow());
    }
}
