package rendezvous.protocol;

/**
 * What may be called a name: something to see, nothing that breaks lines or hides.
 *
 * @param maxLength in Unicode code points
 */
public record NameRule(int maxLength) {

    String check(String name) throws BadFrameException {
        Fields.require(!name.isBlank());
        Fields.require(name.codePointCount(0, name.length()) <= maxLength);
        Fields.require(name.codePoints().noneMatch(NameRule::isHidden));
        return name;
    }

    /** Controls, and the marks that turn text round or glue it (Unicode Cc, Cf), but not those that join emoji. */
    private static boolean isHidden(int codePoint) {
        int type = Character.getType(codePoint);
        boolean joiner = codePoint == 0x200C || codePoint == 0x200D;
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.FORMAT && !joiner
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
