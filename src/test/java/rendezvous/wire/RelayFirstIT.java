package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server beside a coturn, or two, where who asks for it is not to be found by strangers. */
@Journey
class RelayFirstIT {
    private static final String SECRET = UUID.randomUUID().toString();
    private static final String HOST = "candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host";
    private static final String REFLEXIVE =
            "candidate:2 1 udp 1686052607 203.0.113.7 54321 typ srflx raddr 192.0.2.1 rport 54321";
    private static final String RELAY = "candidate:3 1 udp 41885439 198.51.100.9 50001 typ relay";
    private static final String SDP = "v=0\r\no=- 1 2 IN IP4 203.0.113.7\r\nc=IN IP4 203.0.113.7\r\na=" + HOST + "\r\n";

    private static Nodes nodes;

    private static int arrivals;

    private final List<Visitor> guests = new ArrayList<>();

    @BeforeAll
    static void startWithCoturn() throws Exception {
        var secret = Files.writeString(OwnServer.scratch().resolve("turn-secret"), SECRET + "\n");
        nodes = SecondNode.startAsMany(Map.of(
                "RENDEZVOUS_ICE_SOURCE", "coturn",
                "RENDEZVOUS_ICE_URLS", "stun:127.0.0.1:3478,turn:127.0.0.1:3478?transport=udp",
                "RENDEZVOUS_ICE_SECRET_FILE", secret.toString(),
                "RENDEZVOUS_ICE_TTL", "PT10S",
                "RENDEZVOUS_ICE_RELAY", "asked"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (nodes != null) {
            nodes.close();
            assertThat(nodes.logs()).doesNotContain(SECRET);
        }
    }

    @AfterEach
    void everybodyGoesHome() {
        guests.forEach(Visitor::close);
    }

    @Test
    void each_is_welcomed_with_a_credential_of_its_own_that_coturn_takes() throws Exception {
        var alice = visitor("Alice", false);
        var bob = visitor("Bob", false);

        assertThat(alice.welcome().getString("relay")).isEqualTo("asked");
        assertCredential(alice, alice.welcome().getJsonArray("iceServers"));
        assertCredential(bob, bob.welcome().getJsonArray("iceServers"));
    }

    @Test
    void it_is_given_another_before_the_first_has_ended_and_another_after_that() throws Exception {
        var alice = visitor("Alice", false);
        long first = expiryOf(alice.welcome().getJsonArray("iceServers"));

        var second = alice.expectIceServers();
        assertThat(System.currentTimeMillis() / 1_000).as("now").isLessThan(first);
        var third = alice.expectIceServers();

        assertCredential(alice, second);
        assertCredential(alice, third);
        assertThat(expiryOf(second)).isGreaterThan(first);
        assertThat(expiryOf(third)).isGreaterThan(expiryOf(second));
    }

    @Test
    void where_nobody_asked_everything_is_relayed_as_it_was_sent() {
        var alice = visitor("Alice", false);
        var bob = visitor("Bob", false);
        var room = meet(alice, bob, false);
        var offer = inRoom(room, description("offer", SDP));

        alice.says("offer", offer).says("icecandidate", inRoom(room, candidate(HOST)));
        alice.says("direct", named(room)).expectNothingMore();

        assertThat(bob.expect("offer").data()).isEqualTo(offer);
        assertThat(bob.expect("icecandidate").data()).isEqualTo(inRoom(room, candidate(HOST)));
        bob.expectNothingMore();
    }

    @Test
    void where_one_asked_neither_gets_an_address_of_the_other_but_its_relays() {
        var alice = visitor("Alice", true);
        var bob = visitor("Bob", false);
        meet(alice, bob, true);

        for (var pair : List.of(List.of(alice, bob), List.of(bob, alice))) {
            var from = pair.get(0);
            var to = pair.get(1);
            from.says("offer", description("offer", SDP));
            from.says("icecandidate", candidate(HOST)).says("icecandidate", candidate(REFLEXIVE));
            from.says("icecandidate", candidate(RELAY + " raddr 203.0.113.7 rport 54321"));
            from.says("icecandidate", candidate("")).expectNothingMore();

            assertThat(to.expect("offer").text("sdp"))
                    .isEqualTo("v=0\r\no=- 1 2 IN IP4 0.0.0.0\r\nc=IN IP4 0.0.0.0\r\n");
            assertThat(to.expect("icecandidate").text("candidate")).isEqualTo(RELAY + " raddr 0.0.0.0 rport 0");
            assertThat(to.expect("icecandidate").text("candidate")).isEmpty();
            to.expectNothingMore();
            assertThat(to.transcript()).noneMatch(frame -> frame.contains("203.0.113.7") || frame.contains("192.0.2"));
        }
    }

    @Test
    void when_both_allow_it_they_are_told_and_find_each_other_directly() {
        var alice = visitor("Alice", true);
        var bob = visitor("Bob", true);
        var room = meet(alice, bob, true);

        alice.says("direct", named(room)).says("direct").expectNothingMore();
        assertThat(bob.expect("direct").fields()).isEqualTo(direct(room, false));
        alice.says("icecandidate", candidate(HOST)).expectNothingMore();
        bob.expectNothingMore();

        bob.says("direct");
        assertThat(alice.expect("direct").fields()).isEqualTo(direct(room, true));
        assertThat(bob.expect("direct").fields()).isEqualTo(direct(room, true));
        bob.says("icecandidate", inRoom(room, candidate(HOST)));
        alice.says("offer", inRoom(room, description("offer", SDP)));
        assertThat(alice.expect("icecandidate").text("candidate")).isEqualTo(HOST);
        assertThat(bob.expect("offer").text("sdp")).isEqualTo(SDP);
    }

    @Test
    void what_was_allowed_in_one_room_is_not_in_the_next_and_a_late_word_is_none() {
        var alice = visitor("Alice", true);
        var bob = visitor("Bob", false);
        var earlier = meet(alice, bob, true);
        alice.says("direct");
        bob.expect("direct");
        alice.leaves();
        bob.expect("leave");
        var carol = visitor("Carol", false).queues();
        var now = expectMatch(alice, carol, true);

        carol.says("direct", named(earlier)).expectNothingMore();
        alice.expectNothingMore();
        carol.says("direct", named(now));
        assertThat(alice.expect("direct").fields()).isEqualTo(direct(now, false));
        carol.expectNothingMore();
    }

    @Test
    void who_takes_its_wish_back_meets_the_next_directly() {
        var alice = visitor("Alice", true);
        alice.introducesItselfAs("Alice");

        meet(alice, visitor("Bob", false), false);
    }

    @Test
    void a_wish_that_is_neither_yes_nor_no_is_refused() {
        var alice = visitor("Alice", false);

        alice.says(
                "setInfo",
                Json.createObjectBuilder()
                        .add("name", "Alice")
                        .add("relay", "yes")
                        .build());

        assertThat(alice.expectError()).isEqualTo("invalid-data");
    }

    @Test
    void health_and_metrics_say_that_all_is_well() throws Exception {
        assertThat(nodes.node(0).get("/health/ready"))
                .containsPattern("\"source\" *: *\"coturn\"")
                .containsPattern("\"fresh\"");
        assertThat(nodes.node(0).get("/metrics?scope=application"))
                .containsPattern("rendezvous_ice_degraded\\S* 0\\.0");
    }

    private Visitor visitor(String name, boolean relay) {
        var visitor = Visitor.named(name)
                .connectSilentlyTo(nodes.node(arrivals++ % nodes.size()).signaling());
        guests.add(visitor);
        var wish = Json.createObjectBuilder();
        return visitor.introducesItselfAs(name, (relay ? wish.add("relay", true) : wish).build());
    }

    private static String meet(Visitor one, Visitor other, boolean relay) {
        one.queues();
        other.queues();
        return expectMatch(one, other, relay);
    }

    private static String expectMatch(Visitor one, Visitor other, boolean relay) {
        var told = one.expectMatch();
        assertThat(told.getBoolean("relay")).isEqualTo(relay);
        assertThat(other.expectMatch().getBoolean("relay")).isEqualTo(relay);
        return told.getString("roomId");
    }

    private static void assertCredential(Visitor visitor, JsonArray servers) throws Exception {
        assertThat(servers.getJsonObject(0).getJsonArray("urls"))
                .isEqualTo(Json.createArrayBuilder().add("stun:127.0.0.1:3478").build());
        var turn = servers.getJsonObject(1);
        var username = turn.getString("username");
        assertThat(username).matches("[0-9]{10}:" + visitor.id());
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        var digest = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
        assertThat(turn.getString("credential")).isEqualTo(Base64.getEncoder().encodeToString(digest));
    }

    private static long expiryOf(JsonArray servers) {
        var username = servers.getJsonObject(1).getString("username");
        return Long.parseLong(username.substring(0, username.indexOf(':')));
    }

    private static JsonObject named(String room) {
        return Json.createObjectBuilder().add("roomId", room).build();
    }

    private static JsonObject direct(String room, boolean agreed) {
        return Json.createObjectBuilder()
                .add("roomId", room)
                .add("agreed", agreed)
                .build();
    }

    private static JsonObject candidate(String candidate) {
        return WireTest.candidate(candidate);
    }

    private static JsonObject description(String type, String sdp) {
        return WireTest.description(type, sdp);
    }

    private static JsonObject inRoom(String room, JsonObject data) {
        return WireTest.inRoom(room, data);
    }
}
