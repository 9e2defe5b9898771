package rendezvous.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rendezvous.container.Blocking;

/** All threads of a pool of the container's are occupied: heartbeats, rounds and relay have their own. */
class BlockedPoolIT extends WireTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final List<RawSocket> bodiless = new ArrayList<>();
    private RawSocket watch;
    private RawSocket mute;
    private Visitor alice;
    private Visitor bob;
    private Visitor carol;
    private Visitor dave;
    private String room;

    @BeforeEach
    void some_are_there() {
        watch = rawSocket();
        alice = visitor("Alice");
        bob = visitor("Bob");
        room = meet(alice, bob);
        carol = visitor("Carol");
        dave = visitor("Dave");
        mute = rawSocket();
        mute.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Mute\"}}").expect("setInfoSuccess");
        watch.awaits(RawSocket.PING);
    }

    @AfterEach
    void free() throws IOException, InterruptedException {
        bodiless.forEach(RawSocket::close);
        ask("DELETE");
    }

    @Test
    void pings_come_people_meet_and_the_dead_are_found_though_every_executor_is_blocked() throws Exception {
        ask("POST");

        goOn();

        meet(visitor("Erin"), visitor("Frank"));
    }

    @Test
    void so_it_is_though_every_http_thread_is_and_who_asks_meanwhile_is_not_kept() throws Exception {
        // given
        for (int i = 0; i < Blocking.MANY; i++) {
            waitsForItsBody();
        }
        Await.until("no thread is left", () -> !isServed());
        var page = HTTP.sendAsync(request("GET", "/").build(), BodyHandlers.discarding());

        // when
        goOn();

        // then
        assertThat(isServed()).as("to the end").isFalse();
        assertThat(page).isCompletedExceptionally();
        bodiless.forEach(RawSocket::close);
        Await.until("threads are free again", this::isServed);
        census().await("sessions", 5);
        List.of(alice, bob, carol, dave).forEach(Visitor::expectNothingMore);
    }

    /** Until the dead one is found, which takes longer than the living may be silent. */
    private void goOn() {
        watch.awaits(RawSocket.PING);
        watch.says("{\"event\":\"ping\"}").expect("pong");
        watch.awaits(RawSocket.PING);
        alice.says("icecandidate", candidate("here"));
        assertThat(bob.expect("icecandidate").text("roomId")).isEqualTo(room);
        meet(carol, dave);
        assertThat(mute.awaitsClose()).isIn(1008, RawSocket.CUT);
        watch.says("{\"event\":\"ping\"}").expect("pong");
    }

    private void waitsForItsBody() {
        var request = "PUT " + Blocking.PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n";
        bodiless.add(guest(RawSocket.connectedTo(signaling())).writes(request.getBytes(US_ASCII)));
    }

    private boolean isServed() {
        try {
            HTTP.send(request("GET", "/").timeout(GLANCE).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void ask(String method) throws IOException, InterruptedException {
        var answer = HTTP.send(request(method, Blocking.PATH).build(), BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(at(path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.noBody());
    }
}
