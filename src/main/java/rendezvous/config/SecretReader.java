package rendezvous.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a secret that stands in a setting itself, or in a file that a second one, with {@code -file}, names. */
final class SecretReader {
    private SecretReader() {}

    /** Null where there is none. A file without a secret is a mistake. */
    static Secret read(Settings settings, String name) {
        return read(settings, name, false);
    }

    /**
     * Null where there is none; so is a file that is empty, which a service manager hands over for one that is not
     * there.
     */
    static Secret readIfFilled(Settings settings, String name) {
        return read(settings, name, true);
    }

    private static Secret read(Settings settings, String name, boolean mayBeEmpty) {
        var given = settings.secret(name);
        var setting = name + "-file";
        var file = settings.text(setting, Pattern.compile(".*"), "the path of a file");
        if (file.isEmpty()) {
            return given.map(Secret::new).orElse(null);
        }
        if (given.isPresent() && !(mayBeEmpty && contentOf(setting, file, true).isEmpty())) {
            throw new InvalidSettingException(setting, "is set, and so is " + name + ": one is enough");
        }
        return given.or(() -> contentOf(setting, file, mayBeEmpty))
                .map(Secret::new)
                .orElse(null);
    }

    private static Optional<String> contentOf(String setting, String file, boolean mayBeEmpty) {
        var allowed = "the path of a file with the secret that the server may read";
        var content = NamedFile.contentOf(setting, file, allowed).strip();
        if (content.isEmpty() && !mayBeEmpty) {
            throw new InvalidSettingException(setting, file, allowed);
        }
        return Optional.of(content).filter(text -> !text.isEmpty());
    }
}
