package rendezvous.page;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_MODIFIED;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;

/** The page itself, from memory. */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient byte[] page;
    private final String tag;
    private final transient PagePolicy policy;

    PageServlet(String page, PagePolicy policy) {
        this.page = page.getBytes(UTF_8);
        this.tag = '"' + HexFormat.of().formatHex(Sha256.digest().digest(this.page)) + '"';
        this.policy = policy;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        policy.on(response);
        // Weak, because it stands for the compressed page as well (RFC 9110 §8.8.1).
        response.setHeader("ETag", "W/" + tag);
        if (isKnownTo(request.getHeader("If-None-Match"))) {
            response.setStatus(SC_NOT_MODIFIED);
        } else {
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(page.length);
            if (request.getMethod().equals("GET")) {
                response.getOutputStream().write(page);
            }
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    private boolean isKnownTo(String tags) {
        return tags != null && (tags.equals("*") || tags.contains(tag));
    }
}
