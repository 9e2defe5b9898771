package rendezvous.protocol;

/** Text that one stranger shows another: something to see, nothing that breaks lines or hides. */
final class ShownText {
    private ShownText() {}

    /** @param maxLength in Unicode code points */
    static String check(String text, int maxLength) throws BadFrameException {
        Fields.require(!text.isBlank());
        Fields.require(text.codePointCount(0, text.length()) <= maxLength);
        Fields.require(text.codePoints().noneMatch(ShownText::isHidden));
        return text;
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
