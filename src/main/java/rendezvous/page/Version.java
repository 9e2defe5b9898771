package rendezvous.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Names a set of files by what is in them: the same on every node that runs the same WAR, another as soon as one byte
 * of one of them is another.
 */
final class Version {
    private static final int LENGTH = 12;

    /** What one looks like. */
    static final Pattern PATTERN = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

    private Version() {}

    /** @param files contents by path */
    static String of(SortedMap<String, byte[]> files) {
        var digest = Sha256.digest();
        files.forEach((path, content) -> {
            // With the length, so that nothing can move from one file to the next unseen.
            digest.update((path + '\0' + content.length + '\0').getBytes(UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }
}
