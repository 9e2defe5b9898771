package rendezvous.config;

/** A property has a value that cannot be used. */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidSettingException(String property, String value, String allowed) {
        super(property + " is \"" + value + "\", but must be " + allowed);
    }
}
