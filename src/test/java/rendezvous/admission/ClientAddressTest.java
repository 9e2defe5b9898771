package rendezvous.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.255, 192.0.2.255", "::ffff:192.0.2.1, 192.0.2.1", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0"
    })
    void in_full_it_is_as_one_writes_it_and_printed_it_is_not_there(String address, String written)
            throws UnknownHostException {
        var client = ClientAddress.of(InetAddress.getByName(address));

        assertThat(client.inFull()).isEqualTo(written);
        assertThat(client.toString()).doesNotContain("192", "2001");
    }
}
