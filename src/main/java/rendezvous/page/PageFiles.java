package rendezvous.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every file a browser may ask for, from the WAR and from the WebJars in it.
 *
 * @param version of all of them together ({@link Version})
 * @param assets the paths of those that are not pages themselves: {@code /js/app.js}
 */
record PageFiles(String version, Set<String> assets) {
    private static final Set<String> CLOSED = Set.of("/WEB-INF/", "/META-INF/");
    private static final String PAGES = ".html";

    PageFiles {
        assets = Set.copyOf(assets);
    }

    static PageFiles of(SortedMap<String, byte[]> contents) {
        var assets = new TreeMap<>(contents).keySet();
        assets.removeIf(path -> path.endsWith(PAGES));
        return new PageFiles(Version.of(contents), assets);
    }

    /** @throws UncheckedIOException if a file cannot be read: then there is no page to serve */
    static PageFiles in(ServletContext context) {
        var contents = new TreeMap<String, byte[]>();
        collect(context, "/", contents);
        return of(contents);
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
