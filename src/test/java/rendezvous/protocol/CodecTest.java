package rendezvous.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.identity.PeerId;
import rendezvous.identity.ResumeToken;
import rendezvous.identity.RoomId;
import rendezvous.protocol.ClientMessage.Block;
import rendezvous.protocol.ClientMessage.Forget;
import rendezvous.protocol.ClientMessage.IceCandidate;
import rendezvous.protocol.ClientMessage.Leave;
import rendezvous.protocol.ClientMessage.Offer;
import rendezvous.protocol.ClientMessage.Ping;
import rendezvous.protocol.ClientMessage.Queue;
import rendezvous.protocol.ClientMessage.Report;
import rendezvous.protocol.ClientMessage.SetInfo;
import rendezvous.protocol.ClientMessage.Unqueue;

class CodecTest {
    private static final RoomId ROOM = new RoomId("room-1");

    private final Codec codec = new Codec(new NameRule(64), new InterestRule(10, 32));

    @Test
    void plain_events_are_known_by_name() throws Exception {
        assertThat(codec.decode("{\"event\":\"queue\"}")).isEqualTo(new Queue());
        assertThat(codec.decode("{\"event\":\"unqueue\",\"data\":null}")).isEqualTo(new Unqueue());
        assertThat(codec.decode("{\"event\":\"forget\",\"data\":{}}")).isEqualTo(new Forget());
        assertThat(codec.decode("{\"event\":\"setInfo\",\"data\":{\"name\":\"Kind Otter 🦦\"}}"))
                .isEqualTo(named("Kind Otter 🦦"));
    }

    @Test
    void a_leave_may_name_its_room() throws Exception {
        assertThat(codec.decode("{\"event\":\"leave\"}")).isEqualTo(new Leave(RoomId.CURRENT));
        assertThat(codec.decode("{\"event\":\"leave\",\"data\":{\"roomId\":\"room-1\"}}"))
                .isEqualTo(new Leave(ROOM));
    }

    @Test
    void the_order_of_fields_and_unknown_ones_do_not_matter() throws Exception {
        assertThat(codec.decode("{\"later\":[1,{}],\"data\":{\"x\":1,\"name\":\"A\"},\"event\":\"setInfo\"}"))
                .isEqualTo(named("A"));
    }

    @Test
    void a_signal_keeps_its_frame_as_it_came() throws Exception {
        var frame =
                "{ \"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\\u00e9\",\"roomId\":\"room-1\"} }";

        assertThat(codec.decode(frame)).isEqualTo(new Offer(ROOM, frame));
        assertThat(codec.frameIn(ROOM, new Offer(ROOM, frame))).isSameAs(frame);
    }

    @Test
    void a_signal_that_names_no_room_is_relayed_with_the_one_it_was_sent_in() throws Exception {
        var frame = "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}";

        var relayed = codec.decode(codec.frameIn(ROOM, new Offer(RoomId.CURRENT, frame)));

        assertThat(relayed).isInstanceOfSatisfying(Offer.class, offer -> {
            assertThat(offer.room()).isEqualTo(ROOM);
            assertThat(offer.frame()).contains("\"sdp\":\"v=0\"");
        });
    }

    @Test
    void the_end_of_candidates_may_be_null() throws Exception {
        var frame = "{\"event\":\"icecandidate\",\"data\":null}";

        assertThat(codec.decode(frame)).isEqualTo(new IceCandidate(RoomId.CURRENT, frame));
        assertThat(codec.frameIn(ROOM, new IceCandidate(RoomId.CURRENT, frame))).isEqualTo(frame);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"queue\"",
                "[]",
                "{",
                "{}",
                "{\"event\":null}",
                "{\"event\":\"queue\"",
                "{\"event\":\"queue\"} x",
                "{\"event\":\"queue\"}{\"event\":\"queue\"}",
                "{\"event\":\"queue\",}",
                "{'event':'queue'}",
                "{\"event\":NaN}",
                "{\"event\":\"queue\",\"event\":\"queue\"}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"a\",\"sdp\":\"b\"}}",
                "{\"event\":\"queue\",\"data\":\"\u0000\"}",
                "\u0000{\"event\":\"queue\"}"
            })
    void what_is_not_one_json_object_with_an_event_is_malformed(String frame) {
        assertRefused(frame, ErrorCode.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"\"}",
                "{\"event\":\"Queue\"}",
                "{\"event\":\"match\",\"data\":{}}",
                "{\"event\":\"close\"}",
                "{\"event\":\"toString\"}"
            })
    void any_other_event_is_unknown(String frame) {
        assertRefused(frame, ErrorCode.UNKNOWN_EVENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"setInfo\"}",
                "{\"event\":\"setInfo\",\"data\":\"Ann\"}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":{\"a\":1}}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":null}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"  \"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"two\\nlines\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"\\u202eturned\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"\\ud800\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"interests\":\"chess\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"interests\":{}}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"interests\":[1]}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"interests\":[null]}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"interests\":[[\"chess\"]]}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"language\":[\"en\"]}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"language\":\"\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"language\":\"e\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"language\":\"en_GB\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"region\":7}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"region\":\"\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"region\":\"EU west\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"region\":\"a-region-of-more-than-32-characters\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"language\":\"en-\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"language\":\"en-abcdefgh-abcdefgh-abcdefgh-abcdefgh\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"device\":7}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"device\":\"\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"device\":\"fifteen-letters\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"device\":\"sixteen.letters.\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"blocked\":\"q3dGh1mJ8k1V3Qz0c7Yt2A5wLx7nK-9b\"}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"blocked\":[\"q3dGh1mJ8k1V3Qz0c7Yt2\"]}}",
                "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"blocked\":[\"q3dGh1mJ8k1V3Qz0c7Yt2+\"]}}",
                "{\"event\":\"block\",\"data\":7}",
                "{\"event\":\"block\",\"data\":{\"roomId\":{}}}",
                "{\"event\":\"report\"}",
                "{\"event\":\"report\",\"data\":{}}",
                "{\"event\":\"report\",\"data\":{\"reason\":\"NUDITY\"}}",
                "{\"event\":\"report\",\"data\":{\"reason\":[\"spam\"]}}",
                "{\"event\":\"report\",\"data\":{\"reason\":\"spam\",\"roomId\":1}}",
                "{\"event\":\"leave\",\"data\":{\"roomId\":7}}",
                "{\"event\":\"leave\",\"data\":[]}",
                "{\"event\":\"leave\",\"data\":{\"roomId\":\"longer-than-any-id-of-ours\"}}",
                "{\"event\":\"offer\",\"data\":null}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"answer\",\"sdp\":\"\"}}",
                "{\"event\":\"offer\",\"data\":{\"type\":\"offer\"}}",
                "{\"event\":\"answer\",\"data\":{\"type\":\"answer\",\"sdp\":1}}",
                "{\"event\":\"icecandidate\",\"data\":{}}",
                "{\"event\":\"icecandidate\",\"data\":{\"candidate\":[]}}",
                "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"\",\"sdpMid\":0}}",
                "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"\",\"sdpMLineIndex\":\"0\"}}",
                "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"\",\"sdpMLineIndex\":-1}}",
                "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"\",\"sdpMLineIndex\":0.5}}",
                "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"\",\"sdpMLineIndex\":1e999999999}}",
                "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"\",\"sdpMLineIndex\":65536}}"
            })
    void data_of_the_wrong_kind_is_invalid(String frame) {
        assertRefused(frame, ErrorCode.INVALID_DATA);
    }

    @Test
    void a_name_has_an_end() throws Exception {
        assertThat(codec.decode(setInfo("🦦".repeat(64)))).isEqualTo(named("🦦".repeat(64)));
        assertRefused(setInfo("x".repeat(65)), ErrorCode.INVALID_DATA);
    }

    @Test
    void an_introduction_may_tell_wishes_a_device_and_marks() throws Exception {
        var info = (SetInfo)
                codec.decode(
                        "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"interests\":[\"go\",\"chess\"],"
                                + "\"language\":\"pt-BR\",\"region\":\"sa-1\",\"device\":\"sixteen-letters_\",\"blocked\":[\"q3dGh1mJ8k1V3Qz0c7Yt2A5wLx7nK-9b\"]}}");

        assertThat(info.interests()).containsExactly("chess", "go");
        assertThat(info.language()).isEqualTo("pt-BR");
        assertThat(info.region()).isEqualTo("sa-1");
        assertThat(info.device()).isEqualTo(new DeviceId("sixteen-letters_"));
        assertThat(info.blocked()).containsExactly(BlockMark.parse("q3dGh1mJ8k1V3Qz0c7Yt2A5wLx7nK-9b"));
        assertThat(info.toString()).doesNotContain("sixteen-letters_");
    }

    @Test
    void what_an_introduction_leaves_out_may_be_null() throws Exception {
        assertThat(codec.decode(
                        "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"interests\":null,\"language\":null,\"region\":null,"
                                + "\"device\":null,\"blocked\":null}}"))
                .isEqualTo(named("A"));
    }

    @Test
    void five_hundred_marks_are_taken_and_no_more() throws Exception {
        var mark = "\"q3dGh1mJ8k1V3Qz0c7Yt2A5wLx7nK-9b\"";
        var start = "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\",\"blocked\":[";

        codec.decode(start + String.join(",", Collections.nCopies(500, mark)) + "]}}");

        assertRefused(start + String.join(",", Collections.nCopies(501, mark)) + "]}}", ErrorCode.INVALID_DATA);
    }

    @Test
    void a_block_and_a_report_may_name_their_room() throws Exception {
        assertThat(codec.decode("{\"event\":\"block\"}")).isEqualTo(new Block(RoomId.CURRENT));
        assertThat(codec.decode("{\"event\":\"block\",\"data\":{\"roomId\":\"room-1\"}}"))
                .isEqualTo(new Block(ROOM));
        assertThat(codec.decode("{\"event\":\"report\",\"data\":{\"reason\":\"abuse\"}}"))
                .isEqualTo(new Report(RoomId.CURRENT, ReportReason.ABUSE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nesting_without_end_is_malformed(String opening) {
        assertRefused("{\"event\":\"ping\",\"data\":" + opening.repeat(30_000), ErrorCode.MALFORMED);
    }

    @Test
    void a_ping_carries_little() throws Exception {
        assertThat(codec.decode("{\"event\":\"ping\"}")).isEqualTo(new Ping(null));
        assertThat(codec.decode("{\"event\":\"ping\",\"data\":true}")).isEqualTo(new Ping(JsonValue.TRUE));
        assertRefused("{\"event\":\"ping\",\"data\":\"" + "x".repeat(300) + "\"}", ErrorCode.INVALID_DATA);
    }

    @Test
    void who_comes_back_says_for_what_and_how_much_it_has_got() throws Exception {
        var back = returned("\"resume\":\"abc\",\"received\":12,\"attempt\":3");
        assertThat(back.token()).isEqualTo(new ResumeToken("abc"));
        assertThat(back.received()).isEqualTo(12);
        assertThat(back.attempt()).isEqualTo(3);
        assertThat(returned("\"resume\":\"abc\"").received()).isEqualTo(Return.ALL);
        assertThat(returned("\"resume\":\"abc\"").attempt()).isZero();
        assertThat(returned("\"resume\":null").isWanted()).isFalse();
        assertThat(returned("\"resume\":\"\"").isWanted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"resume\":1",
                "\"resume\":[]",
                "\"resume\":\"a\",\"received\":-1",
                "\"resume\":\"a\",\"received\":1.5",
                "\"resume\":\"a\",\"received\":\"1\"",
                "\"resume\":\"a\",\"received\":1e15",
                "\"resume\":\"a\",\"received\":1e999999999",
                "\"resume\":\"a\",\"attempt\":-1",
                "\"resume\":\"a\",\"attempt\":\"1\"",
                "\"resume\":\"a\",\"attempt\":1e15",
            })
    void what_it_counts_are_numbers(String fields) {
        assertRefused("{\"event\":\"setInfo\",\"data\":{\"name\":\"A\"," + fields + "}}", ErrorCode.INVALID_DATA);
    }

    @Test
    void answers_stand_on_the_wire_as_documented() {
        var id = new PeerId("peer-1");
        assertThat(codec.encode(new ServerMessage.SetInfoSuccess(
                        id,
                        new ResumeToken("token-1"),
                        true,
                        7,
                        List.of(new IceServer(List.of("stun:a"))),
                        "off",
                        new ServerMessage.Presence(2, 1))))
                .isEqualTo("{\"event\":\"setInfoSuccess\",\"data\":"
                        + "{\"serverSocketId\":\"peer-1\",\"resume\":\"token-1\",\"resumed\":true,\"received\":7,"
                        + "\"iceServers\":[{\"urls\":[\"stun:a\"]}],"
                        + "\"relay\":\"off\",\"presence\":{\"online\":2,\"waiting\":1}}}");
        assertThat(codec.encode(new ServerMessage.Invalid())).isEqualTo("{\"event\":\"invalid\"}");
        assertThat(codec.encode(new ServerMessage.Match(ROOM, id, "A \"B\"", true, List.of(), true)))
                .isEqualTo("{\"event\":\"match\",\"data\":{\"roomId\":\"room-1\",\"remoteId\":\"peer-1\","
                        + "\"remoteName\":\"A \\\"B\\\"\",\"createOffer\":true,\"interests\":[],\"relay\":true}}");
        assertThat(codec.encode(new ServerMessage.Leave(id, ROOM, false)))
                .isEqualTo("{\"event\":\"leave\",\"data\":"
                        + "{\"remoteId\":\"peer-1\",\"roomId\":\"room-1\",\"isTimeout\":false}}");
        assertThat(codec.encode(new ServerMessage.Blocked(ROOM, null)))
                .isEqualTo("{\"event\":\"blocked\",\"data\":{\"roomId\":\"room-1\"}}");
        assertThat(codec.encode(new ServerMessage.Pong(null))).isEqualTo("{\"event\":\"pong\"}");
        assertThat(codec.encode(new ServerMessage.Pong(JsonValue.TRUE)))
                .isEqualTo("{\"event\":\"pong\",\"data\":true}");
        assertThat(codec.encode(ServerMessage.Error.of(ErrorCode.RATE_LIMITED)))
                .startsWith("{\"event\":\"error\",\"data\":{\"code\":\"rate-limited\",\"message\":");
    }

    private Return returned(String fields) throws BadFrameException {
        var frame = "{\"event\":\"setInfo\",\"data\":{\"name\":\"A\"," + fields + "}}";
        return ((SetInfo) codec.decode(frame)).back();
    }

    private static SetInfo named(String name) {
        return new SetInfo(name, List.of(), "", "", false, DeviceId.UNKNOWN, Set.of(), Return.NONE);
    }

    private static String setInfo(String name) {
        return "{\"event\":\"setInfo\",\"data\":{\"name\":\"" + name + "\"}}";
    }

    private void assertRefused(String frame, ErrorCode code) {
        assertThatThrownBy(() -> codec.decode(frame))
                .isInstanceOfSatisfying(BadFrameException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }
}
