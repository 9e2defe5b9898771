package rendezvous.config;

/**
 * What the log keeps.
 *
 * @param visits whether each visit, match and room has its lines
 * @param addresses how the address stands there that a visit comes from
 */
public record LogSettings(boolean visits, Addresses addresses) {
    /** From which little to most. */
    public enum Addresses {
        /** Not at all. */
        NONE,
        /** By a name that is the same all day and tells nothing: one's visits of a day can be found together. */
        HASHED,
        /** As it is. */
        PLAIN
    }

    static LogSettings read(Settings settings) {
        return new LogSettings(
                settings.flag("rendezvous.log.visits", false),
                settings.choice("rendezvous.log.addresses", Addresses.HASHED));
    }
}
