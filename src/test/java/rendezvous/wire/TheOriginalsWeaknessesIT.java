package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What hurt the users of the original, and must not hurt ours: one test for each that is the server's, by its number.
 *
 * <p>Those of the page are held by the tests of the page: 6 (connecting for ever with no button), 7 (failed media
 * called success), 8 (a running call torn down when only the server restarts), 14 (no way to hang up), 15 (megabytes
 * before the first call) and 18 (two who skipped each other wait with no hint).
 */
class TheOriginalsWeaknessesIT extends WireTest {

    /** 1. There, everybody waits for the next second of a timer. */
    @Test
    void nobody_waits_for_a_timer_when_a_partner_is_there() {
        var crowd = visitors(20);
        long start = System.nanoTime();

        for (int i = 0; i < crowd.size(); i += 2) {
            meet(crowd.get(i), crowd.get(i + 1));
        }

        // One after another, each would wait a second of its own.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    /** 2. There, somebody is told "match" whose partner never hears of it. */
    @Test
    void whoever_is_matched_in_a_burst_has_a_partner_who_knows_it() {
        // given
        var crowd = visitors(300);

        // when
        crowd.forEach(Visitor::queues);

        // then
        Map<String, String> partners = new HashMap<>();
        crowd.forEach(one -> partners.put(one.id(), one.expectMatch().getString("remoteId")));
        assertThat(partners)
                .allSatisfy((one, other) -> assertThat(partners.get(other)).isEqualTo(one));
        assertThat(census().now().getInt("inRooms")).isEqualTo(300);
    }

    /** 3. There, everything stands still while many queue: it takes time that grows with their square. */
    @Test
    void a_call_goes_on_while_many_queue() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        meet(alice, bob);
        var crowd = visitors(200);

        // when
        for (var one : crowd) {
            one.queues();
            alice.says("icecandidate", candidate("there"));
            bob.expect("icecandidate");
        }

        // then: each arrived before the next was sent, in the middle of it all
        bob.expectNothingMore();
        crowd.forEach(Visitor::expectMatch);
    }

    /** 4. There, a partner whose network died is shown as having left. */
    @Test
    void a_partner_who_falls_silent_is_told_of_as_lost() {
        // given
        var silent = rawSocket();
        silent.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Silent\"}}").expect("setInfoSuccess");
        var alice = visitor("Alice").queues();
        long lastHeard = System.nanoTime();
        var room = silent.says("{\"event\":\"queue\"}").expect("match").text("roomId");
        var silentId = alice.expectMatch().getString("remoteId");

        // when: from here on it answers no ping

        // then
        var leave = alice.expect("leave");
        assertThat(leave.fields()).isEqualTo(leave(silentId, room, true));
        assertThat(Duration.ofNanos(System.nanoTime() - lastHeard))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(silent.awaitsClose()).isEqualTo(1008);
        census().await("sessions", 1);
        alice.expectNothingMore();
    }

    /** 5. There, a name that is no text blanks the partner's page. */
    @Test
    void a_name_that_is_no_text_never_reaches_a_partner() {
        // given
        var bob = visitor("Bob").queues();

        // when
        var mallory = stranger().sends("{\"event\":\"setInfo\",\"data\":{\"name\":{\"a\":1}}}");
        assertThat(mallory.expectError()).isEqualTo("invalid-data");
        mallory.queues().expect("invalid");

        // then
        mallory.expectNothingMore();
        bob.expectNothingMore();
    }

    /** 9. There, when both press next at once, the later wish ends a bystander's new match. */
    @Test
    void next_by_both_at_once_cuts_off_no_bystander() {
        for (int i = 0; i < 20; i++) {
            // given
            var alice = visitor("Alice");
            var bob = visitor("Bob");
            var room = meet(alice, bob);

            // when: Alice's next has brought her to Carol before Bob's late one arrives, and his to Dave before hers
            var carol = visitor("Carol").queues().expectNothingMore();
            alice.leaves(room);
            var next = expectMatch(alice, carol);
            bob.leaves(room).leaves(room);
            alice.leaves(room);

            // then
            carol.says("icecandidate", candidate("hello"));
            assertThat(alice.expect("icecandidate").text("roomId")).isEqualTo(next);
            bob.expect("leave");
            bob.expectNothingMore();
            carol.expectNothingMore();
            alice.close();
            bob.close();
            carol.close();
            census().awaitNobody();
        }
    }

    /** 10. There, who stops in the instant of a match is thrown into the call all the same. */
    @Test
    void who_stops_after_the_match_is_out_of_it_and_may_come_back() {
        // given
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);

        // when
        alice.unqueues();

        // then
        expectLeave(bob, alice, room);
        alice.queues();
        expectMatch(alice, visitor("Carol").queues());
    }

    /** 11. There, a client without a name silently loses its place, even once it has named itself. */
    @Test
    void who_queued_without_a_name_is_told_and_can_make_up_for_it() {
        var late = stranger().queues();
        late.expect("invalid");

        late.introducesItselfAs("Late").queues();

        expectMatch(late, visitor("Bob").queues());
    }

    /** 12. There, nothing has a limit: names, candidates, messages. */
    @Test
    void names_signals_and_floods_have_limits() {
        // a name of half a million letters
        var name = stranger()
                .says(
                        "setInfo",
                        Json.createObjectBuilder()
                                .add("name", "x".repeat(500_000))
                                .build());
        name.expectClose(1009);

        // a candidate of 900 KB
        var alice = visitor("Alice");
        var bob = visitor("Bob");
        var room = meet(alice, bob);
        alice.says("icecandidate", candidate("x".repeat(900_000)));
        alice.expectClose(1009);
        expectLeave(bob, alice, room);

        // twenty thousand messages
        var flood = rawSocket().saysAtOnce(Collections.nCopies(20_000, "{\"event\":\"forget\"}"));
        assertThat(flood.awaitsClose()).isIn(1008, RawSocket.CUT);
        bob.expectNothingMore();
    }

    /** 13. There, any web page may use the server. */
    @Test
    void a_foreign_page_gets_no_socket() {
        var raw = guest(RawSocket.connectedTo(signaling()));

        assertThat(raw.handshakes("Origin: https://evil.example")).isEqualTo(403);
    }

    /** 16. There, an introduction without data throws, and its sender gets no answer. */
    @Test
    void an_introduction_without_data_is_answered() {
        var stranger = stranger().says("setInfo");

        assertThat(stranger.expectError()).isEqualTo("invalid-data");
        stranger.introducesItselfAs("Alice").expectNothingMore();
    }

    /** 17. There, nothing outside can see whether the server is well. */
    @Test
    void the_server_can_be_asked_whether_it_is_well() throws IOException, InterruptedException {
        var health = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(at("/health/ready")).build(), BodyHandlers.ofString());

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"");
    }
}
