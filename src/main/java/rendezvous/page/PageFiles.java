package rendezvous.page;

import jakarta.servlet.ServletContext;
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
    private static final String PAGES = ".html";

    PageFiles {
        assets = Set.copyOf(assets);
    }

    static PageFiles of(SortedMap<String, byte[]> contents) {
        var assets = new TreeMap<>(contents).keySet();
        assets.removeIf(path -> path.endsWith(PAGES));
        return new PageFiles(Version.of(contents), assets);
    }

    /** @throws java.io.UncheckedIOException if a file cannot be read: then there is no page to serve */
    static PageFiles in(ServletContext context) {
        return of(WarFiles.under(context, "/"));
    }
}
