package rendezvous.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.regex.Pattern;

/** What a client says of itself, in well-formed JSON, so that the fuzzer gets past the parser. */
class InfoFuzzTest {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{0,35}");
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]*");

    private final InterestRule interests = new InterestRule(10, 32);
    private final InfoReader infos = new InfoReader(new NameRule(64), interests);

    @FuzzTest(maxDuration = "1m")
    void an_introduction_is_refused_or_fits(FuzzedDataProvider data) throws BadFrameException {
        ClientMessage.SetInfo info;
        try {
            info = infos.read(anything(data));
        } catch (BadFrameException e) {
            return;
        }
        assertThat(info.name()).isNotBlank();
        assertThat(info.name().codePointCount(0, info.name().length())).isLessThanOrEqualTo(64);
        assertThat(info.interests()).hasSizeLessThanOrEqualTo(10).isSorted();
        assertThat(interests.check(info.interests())).isEqualTo(info.interests());
        assertThat(info.language()).matches(LANGUAGE);
        assertThat(info.region()).matches("[a-z0-9-]{0,32}");
        assertThat(info.device().value()).matches(DEVICE).hasSizeLessThanOrEqualTo(64);
        // What a page keeps of a mark means the same when it comes back.
        assertThat(info.blocked())
                .allSatisfy(mark -> assertThat(mark.toString()).hasSize(32));
    }

    private static JsonObject anything(FuzzedDataProvider data) {
        var info = Json.createObjectBuilder().add("relay", data.consumeBoolean());
        if (data.consumeBoolean()) {
            info.add("language", data.consumeString(40));
        }
        if (data.consumeBoolean()) {
            info.add("region", data.consumeAsciiString(40));
        }
        if (data.consumeBoolean()) {
            info.add("device", data.consumeAsciiString(70));
        }
        var marks = Json.createArrayBuilder();
        for (int left = data.consumeInt(0, 3); left > 0; left--) {
            marks.add(data.consumeAsciiString(32));
        }
        var wished = Json.createArrayBuilder();
        for (int left = data.consumeInt(0, 12); left > 0; left--) {
            wished.add(data.consumeString(40));
        }
        return info.add("blocked", marks)
                .add("interests", wished)
                .add("name", data.consumeRemainingAsString())
                .build();
    }
}
