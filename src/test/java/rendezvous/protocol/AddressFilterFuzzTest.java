package rendezvous.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import java.util.regex.Pattern;

/** No address but a relay's comes through, as somebody reads it who knows nothing of how the filter works. */
class AddressFilterFuzzTest {
    private static final Pattern SOMEWHERE = Pattern.compile("(?i)\\bIN\\s+IP[46]\\s+(?!0\\.0\\.0\\.0(\\s|$))\\S");

    @FuzzTest(maxDuration = "1m")
    void a_candidate_comes_through_when_it_is_a_relays_and_without_its_owner(byte[] bytes) {
        AddressFilter.candidate(new String(bytes, UTF_8)).ifPresent(AddressFilterFuzzTest::isOnlyOfRelay);
    }

    @FuzzTest(maxDuration = "1m")
    void a_description_tells_of_relays_alone(byte[] bytes) {
        var safe = AddressFilter.description(new String(bytes, UTF_8));

        for (var line : safe.split("\r?\n")) {
            var start = line.toLowerCase(Locale.ROOT);
            if (start.startsWith("a=candidate:")) {
                isOnlyOfRelay(line);
            }
            assertThat(start).doesNotStartWith("a=remote-candidates");
            if (start.startsWith("c=") || start.startsWith("o=") || start.startsWith("a=rtcp:")) {
                assertThat(SOMEWHERE.matcher(line).find()).as(line).isFalse();
            }
        }
        // But for empty lines, which tell nothing.
        assertThat(AddressFilter.description(safe).strip()).as("filtered twice").isEqualTo(safe.strip());
    }

    /** RFC 8839 §5.1: foundation, component, transport, priority, address, port, "typ", type, then names and values. */
    private static void isOnlyOfRelay(String candidate) {
        if (candidate.isEmpty()) {
            return;
        }
        var words = candidate.split(" ");
        assertThat(words[4]).as("an address, and no name to be asked for").matches("[0-9A-Fa-f.:]+");
        assertThat(words[6]).isEqualToIgnoringCase("typ");
        assertThat(words[7]).isEqualToIgnoringCase("relay");
        for (int i = 8; i + 1 < words.length; i += 2) {
            if (words[i].equalsIgnoreCase("raddr")) {
                assertThat(words[i + 1]).isEqualTo("0.0.0.0");
            } else if (words[i].equalsIgnoreCase("rport")) {
                assertThat(words[i + 1]).isEqualTo("0");
            }
        }
    }
}
