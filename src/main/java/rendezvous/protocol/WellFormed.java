package rendezvous.protocol;

import java.util.regex.Pattern;

/**
 * JSON text that can be sent: a lone surrogate, which a stranger may have escaped, has no UTF-8, and a socket that is
 * given one fails. In JSON it can only stand within a string, where an escape says the same.
 */
final class WellFormed {
    /** Pairs are one code point to a pattern, so this finds only those that stand alone. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private WellFormed() {}

    static String text(String json) {
        return json.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
                ? LONE_SURROGATE
                        .matcher(json)
                        .replaceAll(lone -> escaped(lone.group().charAt(0)))
                : json;
    }

    private static String escaped(char surrogate) {
        // Two backslashes: in a replacement one would be an escape of its own.
        return "\\\\u%04x".formatted((int) surrogate);
    }
}
