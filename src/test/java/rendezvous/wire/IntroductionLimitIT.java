package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** At the limits' defaults, which the other tests' server does not have where a crowd comes from one address. */
class IntroductionLimitIT {

    @Test
    void who_says_nothing_of_itself_goes_and_who_does_stays() throws Exception {
        try (var server = OwnServer.with(Map.of());
                var silent = RawSocket.openTo(server.signaling());
                var chatty = RawSocket.openTo(server.signaling());
                var guest = RawSocket.openTo(server.signaling())) {
            // given: one who talks, but never of itself
            guest.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Guest\"}}").expect("setInfoSuccess");
            chatty.saysAtOnce(Collections.nCopies(5, "{\"event\":\"ping\"}"));

            // when
            long start = System.nanoTime();
            int end = silent.awaitsClose();
            var took = Duration.ofNanos(System.nanoTime() - start);

            // then: of five seconds, those that have gone by before count, too
            assertThat(end).isEqualTo(1008);
            assertThat(took).isLessThan(Duration.ofSeconds(12));
            assertThat(chatty.awaitsClose()).isEqualTo(1008);
            guest.says("{\"event\":\"ping\"}").expect("pong");
        }
    }
}
