package rendezvous.protocol;

import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.identity.ResumeToken;
import rendezvous.protocol.ClientMessage.SetInfo;

/** Reads what a client says of itself. */
final class InfoReader {
    /** A primary language and whatever follows it (RFC 5646 §2.1); who has no such language does not say. */
    private static final Pattern LANGUAGE = Pattern.compile("(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    /** As an operator may call one ({@code rendezvous.regions}). */
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");

    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern MARK = Pattern.compile("[A-Za-z0-9_-]{" + BlockMark.LENGTH + "}");

    /** Longer than any this server makes. */
    private static final int TOKEN_LENGTH = 64;

    private final NameRule names;
    private final InterestRule interests;

    InfoReader(NameRule names, InterestRule interests) {
        this.names = names;
        this.interests = interests;
    }

    SetInfo read(JsonValue data) throws BadFrameException {
        var fields = Fields.of(data);
        return new SetInfo(
                names.check(fields.text("name")),
                interests.check(fields.optionalTexts("interests")),
                optional(fields, "language", LANGUAGE),
                optional(fields, "region", REGION),
                fields.flag("relay"),
                new DeviceId(optional(fields, "device", DEVICE)),
                blocked(fields),
                back(fields));
    }

    /** A token of any text: one that opens nothing is no error. */
    private static Return back(Fields fields) throws BadFrameException {
        var token = fields.optionalText("resume").orElse("");
        Fields.require(token.length() <= TOKEN_LENGTH);
        long received = fields.count("received").orElse(Return.ALL);
        return new Return(
                new ResumeToken(token), received, fields.count("attempt").orElse(0));
    }

    private static String optional(Fields fields, String name, Pattern pattern) throws BadFrameException {
        var text = fields.optionalText(name);
        Fields.require(text.isEmpty() || pattern.matcher(text.get()).matches());
        return text.orElse("");
    }

    private static Set<BlockMark> blocked(Fields fields) throws BadFrameException {
        var texts = fields.optionalTexts("blocked");
        Fields.require(texts.size() <= BlockMark.MOST);
        var marks = new LinkedHashSet<BlockMark>();
        for (var text : texts) {
            Fields.require(MARK.matcher(text).matches());
            marks.add(BlockMark.parse(text));
        }
        return Collections.unmodifiableSet(marks);
    }
}
