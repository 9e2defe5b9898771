package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rendezvous.container.Blocking;

/** All threads of the container's executors are occupied: heartbeats, rounds and relay have their own. */
class BlockedPoolIT extends WireTest {

    @AfterEach
    void free() throws IOException, InterruptedException {
        ask("DELETE");
    }

    @Test
    void pings_come_people_meet_and_the_dead_are_found_though_every_pool_is_blocked() throws Exception {
        // given
        var watch = rawSocket();
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        var mute = rawSocket();
        mute.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Mute\"}}").expect("setInfoSuccess");
        watch.awaits(RawSocket.PING);

        // when
        ask("POST");

        // then
        watch.awaits(RawSocket.PING);
        watch.says("{\"event\":\"ping\"}").expect("pong");
        watch.awaits(RawSocket.PING);
        alice.says("icecandidate", candidate("here"));
        assertThat(bob.expect("icecandidate").fields().getString("roomId")).isEqualTo(room);
        meet(visitor("Carol"), visitor("Dave"));
        assertThat(mute.awaitsClose()).isIn(1008, RawSocket.CUT);
    }

    private void ask(String method) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(Blocking.PATH))
                .method(method, BodyPublishers.noBody())
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
