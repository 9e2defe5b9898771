package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rendezvous.identity.RoomId;
import rendezvous.protocol.CallOutcome;

class ToldCallsTest {
    private final ToldCalls calls = new ToldCalls();

    @Test
    void each_outcome_is_news_once_in_each_room() {
        var first = new RoomId("first");
        var second = new RoomId("second");

        assertThat(calls.add(first, CallOutcome.CONNECTED)).isTrue();
        assertThat(calls.add(first, CallOutcome.CONNECTED)).isFalse();
        assertThat(calls.add(first, CallOutcome.FAILED)).isTrue();
        assertThat(calls.add(first, CallOutcome.FAILED)).isFalse();
        assertThat(calls.add(second, CallOutcome.CONNECTED)).isTrue();
    }
}
