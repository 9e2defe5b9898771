package rendezvous.config;

/** A property has a value that cannot be used. */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidSettingException(String property, String value, String allowed) {
        this(property, "is \"" + value + "\", but must be " + allowed);
    }

    /** For a value that is missing, or must not be shown. */
    InvalidSettingException(String property, String problem) {
        super(property + " " + problem);
    }
}
