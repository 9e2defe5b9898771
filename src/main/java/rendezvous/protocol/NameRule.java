package rendezvous.protocol;

/**
 * What may be called a name; it is shown as it was given.
 *
 * @param maxLength in Unicode code points
 */
public record NameRule(int maxLength) {

    String check(String name) throws BadFrameException {
        return ShownText.check(name, maxLength);
    }
}
