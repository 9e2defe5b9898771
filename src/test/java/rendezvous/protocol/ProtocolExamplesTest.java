package rendezvous.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.identity.BlockMark;
import rendezvous.identity.PeerId;
import rendezvous.identity.ResumeToken;
import rendezvous.identity.RoomId;
import rendezvous.protocol.ServerMessage.Blocked;
import rendezvous.protocol.ServerMessage.Direct;
import rendezvous.protocol.ServerMessage.IceServers;
import rendezvous.protocol.ServerMessage.Invalid;
import rendezvous.protocol.ServerMessage.Leave;
import rendezvous.protocol.ServerMessage.Match;
import rendezvous.protocol.ServerMessage.Pong;
import rendezvous.protocol.ServerMessage.Presence;
import rendezvous.protocol.ServerMessage.Reported;
import rendezvous.protocol.ServerMessage.SetInfoSuccess;

/** docs/protocol.md is true: what it shows is what is read and written. */
class ProtocolExamplesTest {
    private static final Path DOCUMENT = Path.of("docs/protocol.md");

    private final Codec codec = new Codec(new NameRule(64), new InterestRule(10, 32));

    @ParameterizedTest
    @MethodSource("clientExamples")
    void what_a_client_is_shown_to_send_is_understood(String example) throws Exception {
        assertThat(codec.decode(example)).isInstanceOf(ClientMessage.class);
    }

    @Test
    void each_event_a_client_may_send_has_an_example_and_no_other_has() throws Exception {
        Set<Class<?>> shown = new HashSet<>();
        for (var example : examples("client")) {
            shown.add(codec.decode(example).getClass());
        }

        assertThat(shown).isEqualTo(leavesOf(ClientMessage.class).collect(Collectors.toSet()));
    }

    @Test
    void what_the_server_is_shown_to_send_is_what_it_writes() throws IOException {
        var room = new RoomId("Zx0q5ZoBSx2sLQzGm1u2Ug");
        var remote = new PeerId("u1rE0tqTQ1-9i8n0h7Jv2A");
        var messages = List.<ServerMessage>of(
                new SetInfoSuccess(
                        new PeerId("5J0pXhYQTGmYyQkV0n1vcg"),
                        new ResumeToken("Vb3o2kq9T0yQ7wXc1LzR5A"),
                        false,
                        1,
                        List.of(new IceServer(List.of("stun:stun.example.org:3478"))),
                        "asked",
                        new Presence(42, 3)),
                new IceServers(List.of(new IceServer(
                        List.of("turn:turn.example.org:3478?transport=udp"),
                        "1767229200:5J0pXhYQTGmYyQkV0n1vcg",
                        "IsegTe8+iTbGbHReUTFnBgUsMd8="))),
                new Invalid(),
                new Presence(1_200, 17),
                new Match(room, remote, "Quiet Heron", true, List.of("board games", "chess"), false),
                new Direct(room, true),
                new Leave(remote, room, false),
                new Blocked(room, BlockMark.parse("q3dGh1mJ8k1V3Qz0c7Yt2A5wLx7nK-9b")),
                new Reported(room),
                new Pong(number(17)),
                ServerMessage.Error.of(ErrorCode.UNKNOWN_EVENT));

        assertThat(messages.stream().map(codec::encode).toList()).isEqualTo(examples("server"));
        assertThat(messages.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(leavesOf(ServerMessage.class).collect(Collectors.toSet()));
    }

    @Test
    void the_list_of_error_codes_is_complete() throws IOException {
        var text = Files.readString(DOCUMENT);
        var table = text.substring(text.indexOf("| code | meaning |"));
        var rows = table.substring(0, table.indexOf("\n\n")).lines().skip(2).toList();

        assertThat(rows).hasSameSizeAs(ErrorCode.values());
        for (var code : ErrorCode.values()) {
            assertThat(rows).anyMatch(row -> row.startsWith("| `" + code.wire() + "` |"));
        }
    }

    @Test
    void the_list_of_reasons_is_complete() throws IOException {
        var reasons = Arrays.stream(ReportReason.values())
                .map(reason -> "`" + reason.wire() + "`")
                .toList();
        int last = reasons.size() - 1;

        assertThat(Files.readString(DOCUMENT))
                .contains("`reason` is " + String.join(", ", reasons.subList(0, last)) + " or " + reasons.get(last));
    }

    static List<String> clientExamples() throws IOException {
        return examples("client");
    }

    private static List<String> examples(String side) throws IOException {
        return Pattern.compile("```json " + side + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static JsonValue number(int value) {
        try (var reader = Json.createReader(new StringReader(Integer.toString(value)))) {
            return reader.readValue();
        }
    }

    /** The records of a sealed interface, through the sealed ones between. */
    private static Stream<Class<?>> leavesOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ProtocolExamplesTest::leavesOf)
                : Stream.of(type);
    }
}
