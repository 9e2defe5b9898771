package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rendezvous.protocol.ErrorCode;

/** Each code of the closed list can be provoked; one that is added and not provoked here does not even compile. */
class ErrorCodesIT extends WireTest {

    @ParameterizedTest
    @EnumSource
    void every_code_is_provoked_by_what_it_is_for(ErrorCode code) {
        var raw = rawSocket();

        var error =
                switch (code) {
                    case MALFORMED -> raw.says("{").expect("error");
                    case UNKNOWN_EVENT -> raw.says("{\"event\":\"dance\"}").expect("error");
                    case INVALID_DATA -> raw.says("{\"event\":\"setInfo\"}").expect("error");
                    case RATE_LIMITED -> floods(raw);
                };

        assertThat(error.text("code")).isEqualTo(code.wire());
        assertThat(error.text("message")).isEqualTo(code.advice());
    }

    private static Received floods(RawSocket raw) {
        raw.saysAtOnce(Collections.nCopies(1_000, "{\"event\":\"ping\"}"));
        var answer = raw.next("an error");
        while (answer.event().equals("pong")) {
            answer = raw.next("an error");
        }
        return answer;
    }
}
