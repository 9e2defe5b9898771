package rendezvous.identity;

import static java.util.Objects.requireNonNull;

/**
 * A browser's name for itself, made by its page and kept there: a secret between the two of us, so that no partner can
 * recognise a browser by it. It is in no log, in no answer, and in nothing that another client gets.
 */
public record DeviceId(String value) {
    /** Of somebody who did not say. */
    public static final DeviceId UNKNOWN = new DeviceId("");

    public DeviceId {
        requireNonNull(value, "value");
    }

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /** Without the value: what is printed ends in logs. */
    @Override
    public String toString() {
        return isKnown() ? "a device" : "no device";
    }
}
