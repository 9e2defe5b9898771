package rendezvous.page;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Serves {@code assets/<version>/x} as {@code x}. Under the current version it never changes, so it need not be asked
 * for again. Under another one it is today's {@code x}, to be asked for again: a page that was opened before a new
 * version came up, and its assets after, gets all of them from one version, where refusing would leave it blank.
 */
final class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final Pattern ASSET = Pattern.compile("/(" + Version.PATTERN + ")(/.+)");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final transient PageFiles files;

    AssetServlet(PageFiles files) {
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var asked = ASSET.matcher(String.valueOf(request.getPathInfo()));
        // A forward would reach WEB-INF too: only what is known to be an asset is one.
        if (!asked.matches() || !files.assets().contains(asked.group(2))) {
            response.sendError(SC_NOT_FOUND);
            return;
        }
        if (asked.group(1).equals(files.version())) {
            response.setHeader("Cache-Control", FOR_EVER);
        }
        request.getRequestDispatcher(asked.group(2)).forward(request, response);
    }

    /** The container's servlet knows what to do. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        doGet(request, response);
    }
}
