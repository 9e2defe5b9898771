package rendezvous.config;

import static java.util.Objects.requireNonNull;

/** Text that must not be shown: it is read where it is used, and whoever prints it gets nothing of it. */
public final class Secret {
    private final String text;

    public Secret(String text) {
        this.text = requireNonNull(text, "text");
    }

    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
