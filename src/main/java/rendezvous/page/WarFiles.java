package rendezvous.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what the WAR, and the WebJars in it, bring along. A file that cannot be read is an UncheckedIOException. */
public final class WarFiles {
    private static final Set<String> CLOSED = Set.of("/WEB-INF/", "/META-INF/");

    private WarFiles() {}

    /** Contents by path; what is in a closed folder only where that is asked for. @param folder ends with a slash */
    public static SortedMap<String, byte[]> under(ServletContext context, String folder) {
        var contents = new TreeMap<String, byte[]>();
        collect(context, folder, contents);
        return contents;
    }

    static String text(ServletContext context, String path) {
        return new String(bytes(context, path), UTF_8);
    }

    private static void collect(ServletContext context, String folder, SortedMap<String, byte[]> contents) {
        for (var path : context.getResourcePaths(folder)) {
            if (!path.endsWith("/")) {
                contents.put(path, bytes(context, path));
            } else if (!CLOSED.contains(path)) {
                collect(context, path, contents);
            }
        }
    }

    private static byte[] bytes(ServletContext context, String path) {
        try (var stream = context.getResourceAsStream(path)) {
            if (stream == null) {
                throw new FileNotFoundException(path);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
