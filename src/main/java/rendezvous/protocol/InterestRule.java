package rendezvous.protocol;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What may be called an interest. It is written in one way, so that those who mean the same find each other however
 * they type it.
 *
 * @param maxCount of one client
 * @param maxLength in Unicode code points, as it came and as it is written
 */
public record InterestRule(int maxCount, int maxLength) {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

    /** In order, each once. */
    List<String> check(List<String> interests) throws BadFrameException {
        Fields.require(interests.size() <= maxCount);
        var checked = new TreeSet<String>();
        for (var interest : interests) {
            // Checked before as well: normalising is not to be fed with a whole frame, and it can make text longer.
            checked.add(ShownText.check(normal(ShownText.check(interest, maxLength)), maxLength));
        }
        return List.copyOf(checked);
    }

    private static String normal(String interest) {
        var folded = compatible(compatible(interest).toLowerCase(Locale.ROOT));
        return WHITE_SPACE.matcher(folded).replaceAll(" ").strip();
    }

    /** Full width, ligatures and the like become the plain letters (Unicode UAX #15). */
    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
