package rendezvous.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Map;
import rendezvous.identity.RoomId;
import rendezvous.protocol.ClientMessage.Ping;
import rendezvous.protocol.ClientMessage.SetInfo;
import rendezvous.protocol.ClientMessage.Signal;

/** Whatever comes in is refused, or is what it claims to be, also when it is handed on. */
class CodecFuzzTest {
    private static final RoomId ROOM = new RoomId("AAAAAAAAAAAAAAAAAAAAAA");
    private static final int NAME_LENGTH = 64;
    private static final int INTERESTS = 10;

    private final Codec codec = new Codec(new NameRule(NAME_LENGTH), new InterestRule(INTERESTS, 32));
    private final JsonReaderFactory readers = Json.createReaderFactory(Map.of());

    @FuzzTest(maxDuration = "1m")
    void a_frame_is_refused_or_understood_in_one_way_only(byte[] bytes) throws BadFrameException {
        var text = new String(bytes, UTF_8);
        ClientMessage message;
        try {
            message = codec.decode(text);
        } catch (BadFrameException e) {
            return;
        }
        if (message instanceof Signal signal) {
            isTheSameWhenHandedOn(text, signal);
        } else if (message instanceof SetInfo info) {
            isFitToBeShown(info);
        } else if (message instanceof Ping ping && ping.data() != null) {
            var pong = object(codec.encode(new ServerMessage.Pong(ping.data())));
            assertThat(pong.get("data")).hasToString(ping.data().toString());
        }
    }

    private void isTheSameWhenHandedOn(String text, Signal signal) throws BadFrameException {
        assertThat(signal.frame()).isEqualTo(text);
        var relayed = codec.frameIn(ROOM, signal);
        var heard = codec.decode(relayed);
        assertThat(heard).isInstanceOf(signal.getClass());
        if (object(relayed).get("data") instanceof JsonObject data
                && signal.room().equals(RoomId.CURRENT)) {
            assertThat(data.getString("roomId")).isEqualTo(ROOM.value());
        }
        var sheltered = codec.shelteredFrameIn(ROOM, signal);
        if (sheltered.isPresent()) {
            assertThat(codec.decode(sheltered.get())).isInstanceOf(signal.getClass());
        }
    }

    private static void isFitToBeShown(SetInfo info) throws BadFrameException {
        assertThat(info.name().codePointCount(0, info.name().length())).isBetween(1, NAME_LENGTH);
        assertThat(info.name().codePoints()).noneMatch(Character::isISOControl);
        assertThat(info.interests())
                .hasSizeLessThanOrEqualTo(INTERESTS)
                .isSorted()
                .doesNotHaveDuplicates();
        // Written in one way: read again, they are the same.
        assertThat(new InterestRule(INTERESTS, 32).check(info.interests())).isEqualTo(info.interests());
    }

    private JsonObject object(String json) {
        try (var reader = readers.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
