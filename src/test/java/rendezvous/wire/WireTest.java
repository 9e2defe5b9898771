package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test over the wire against the one running server, or two that are one service: then whoever comes is at the one and
 * at the other by turns. Whoever takes part is sent home afterwards, and the servers have to have forgotten them all
 * before the next test begins: no test meets another's strangers, and none leaves a trace.
 */
@RunAsClient
@ExtendWith({SecondNode.class, ArquillianExtension.class})
abstract class WireTest {
    private final List<AutoCloseable> guests = new ArrayList<>();
    private int arrivals;

    @ArquillianResource
    private URL page;

    @AfterEach
    void everybodyGoesHome() throws Exception {
        for (var guest : guests) {
            guest.close();
        }
        census().awaitNobody();
    }

    /** Where the socket is, of whichever node has its turn. */
    final URI signaling() {
        var nodes = nodes();
        var turn = nodes.get(arrivals++ % nodes.size());
        return URI.create("ws://" + turn.getAuthority() + "/signaling");
    }

    /** Where a path of the page is. */
    final URI at(String path) {
        return nodes().get(0).resolve(path);
    }

    final HeadCount census() {
        return new HeadCount(nodes());
    }

    /** By the address at which they are: a node of several names the one at which others would look for it. */
    private List<URI> nodes() {
        var first = URI.create("http://127.0.0.1:" + page.getPort() + "/");
        return SecondNode.isThere() ? List.of(first, SecondNode.page()) : List.of(first);
    }

    /** What an operator reads. */
    final Figures figures() throws IOException, InterruptedException {
        return new Figures(Reader.gets(at("/metrics?scope=application")).body());
    }

    /** What all nodes counted together. @param labels see {@link Figures#of} */
    final int counted(String name, String... labels) throws IOException, InterruptedException {
        double sum = 0;
        for (var node : nodes()) {
            sum += new Figures(Reader.gets(node.resolve("/metrics?scope=application"))
                            .body())
                    .of(name, labels);
        }
        return (int) sum;
    }

    /** Connected and introduced. */
    final Visitor visitor(String name) {
        return guest(Visitor.named(name)).connectTo(signaling());
    }

    /** Connected and introduced, with wishes, a device and the like. */
    final Visitor visitor(String name, JsonObject info) {
        return guest(Visitor.named(name)).connectSilentlyTo(signaling()).introducesItselfAs(name, info);
    }

    /** Connected, and nothing said. */
    final Visitor stranger() {
        return guest(Visitor.named("a stranger")).connectSilentlyTo(signaling());
    }

    final List<Visitor> visitors(int number) {
        return IntStream.range(0, number).mapToObj(i -> visitor("Visitor " + i)).toList();
    }

    /** Through the handshake, and nothing said. */
    final RawSocket rawSocket() {
        return guest(RawSocket.openTo(signaling()));
    }

    final <T extends AutoCloseable> T guest(T guest) {
        guests.add(guest);
        return guest;
    }

    /** Both ask, and are matched with each other. The room's id. */
    static String meet(Visitor one, Visitor other) {
        one.queues();
        other.queues();
        return expectMatch(one, other);
    }

    /** Both are told of each other, and exactly one is to make the offer; they share these. The room's id. */
    static String expectMatch(Visitor one, Visitor other, String... interests) {
        var toldOne = one.expectMatch();
        var toldOther = other.expectMatch();
        assertThat(toldOne.getString("remoteId")).isEqualTo(other.id());
        assertThat(toldOther.getString("remoteId")).isEqualTo(one.id());
        assertThat(toldOne.getString("roomId")).isEqualTo(toldOther.getString("roomId"));
        assertThat(toldOne.getBoolean("createOffer")).isNotEqualTo(toldOther.getBoolean("createOffer"));
        var shared = Json.createArrayBuilder(List.of(interests)).build();
        assertThat(toldOne.getJsonArray("interests")).isEqualTo(shared);
        assertThat(toldOther.getJsonArray("interests")).isEqualTo(shared);
        return toldOne.getString("roomId");
    }

    /** Told exactly once that {@code leaver} left {@code room}, of its own will. */
    static void expectLeave(Visitor left, Visitor leaver, String room) {
        assertThat(left.expect("leave").fields()).isEqualTo(leave(leaver.id(), room, false));
        left.expectNothingMore();
    }

    static JsonObject leave(String remoteId, String room, boolean isTimeout) {
        return Json.createObjectBuilder()
                .add("remoteId", remoteId)
                .add("roomId", room)
                .add("isTimeout", isTimeout)
                .build();
    }

    static JsonObject candidate(String candidate) {
        return Json.createObjectBuilder()
                .add("candidate", candidate)
                .add("sdpMid", "0")
                .add("sdpMLineIndex", 0)
                .build();
    }

    static JsonObject interestedIn(String... interests) {
        return Json.createObjectBuilder()
                .add("interests", Json.createArrayBuilder(List.of(interests)))
                .build();
    }

    static JsonObject description(String type, String sdp) {
        return Json.createObjectBuilder().add("type", type).add("sdp", sdp).build();
    }

    static JsonObject inRoom(String room, JsonObject data) {
        return Json.createObjectBuilder(data).add("roomId", room).build();
    }
}
