package rendezvous.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that a setting names. */
final class NamedFile {
    private NamedFile() {}

    /** @param allowed what the setting must be, in words, for whoever named a file that cannot be read */
    static String contentOf(String setting, String path, String allowed) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            // What the system says of it adds nothing but the path.
            throw new InvalidSettingException(setting, path, allowed);
        }
    }
}
