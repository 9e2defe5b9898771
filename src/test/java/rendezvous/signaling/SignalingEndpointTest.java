package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.PongMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignalingEndpointTest {
    private static final CloseReason BROKEN = new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "");

    private final House house = new House(1);
    private final FakeSocket socket = new FakeSocket();
    private final SignalingEndpoint endpoint = house.endpoint();

    @Test
    void a_socket_without_a_place_is_closed_and_nothing_of_it_is_heard() {
        endpoint.open(socket.session());

        assertThat(socket.isClosed()).isTrue();
        endpoint.text("{\"event\":\"ping\"}", true);
        endpoint.pong(pong());
        endpoint.binary(new byte[1], true);
        endpoint.error(new IllegalStateException());
        endpoint.close(BROKEN);
        assertThat(socket.take()).isEmpty();
        assertThat(house.sessions.count()).isZero();
    }

    @Test
    void a_place_is_given_back_when_its_socket_ends() {
        endpoint.open(socket.with(house.place()).session());
        assertThat(house.admission.sockets()).isOne();

        endpoint.close(BROKEN);

        assertThat(house.admission.sockets()).isZero();
        assertThat(house.sessions.count()).isZero();
    }

    @Test
    void who_was_on_the_way_in_when_all_were_sent_away_is_sent_away_too() {
        house.drain.finish();

        endpoint.open(socket.with(house.place()).session());

        assertThat(socket.isClosed()).isTrue();
        assertThat(house.sessions.count()).isZero();
        endpoint.close(BROKEN);
        assertThat(house.admission.sockets()).isZero();
    }

    @Test
    void what_a_socket_that_was_replaced_still_brings_is_nobodys() {
        // given
        endpoint.open(socket.with(house.place()).session());
        endpoint.text("{\"event\":\"setInfo\",\"data\":{\"name\":\"N\"}}", true);
        var peer = house.sessions.all().iterator().next();
        var next = new FakeSocket();
        var line = house.open(next);
        assertThat(peer.moveTo(line, 1)).isPresent();
        house.clock.advance(House.SILENCE.plus(Duration.ofMillis(1)));

        // when
        endpoint.pong(pong());
        endpoint.binary(new byte[1], true);

        // then
        assertThat(next.isClosed()).isFalse();
        assertThat(peer.stay().cause()).isNull();
        assertThat(house.departure.lose(peer, House.SILENCE.toMillis())).isTrue();
    }

    private static PongMessage pong() {
        return () -> ByteBuffer.allocate(Long.BYTES);
    }
}
