package rendezvous.admin;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import rendezvous.page.PagePolicy;

/** The page and its files, from memory: under WEB-INF nobody gets them without passing the {@link Gate}. */
final class FilesServlet extends HttpServlet {
    static final String FOLDER = "/WEB-INF/admin/";

    private static final long serialVersionUID = 1;
    private static final String PAGE = "index.html";

    private final transient Map<String, byte[]> files;
    private final transient PagePolicy policy;

    /** @param files by their paths in the WAR */
    FilesServlet(Map<String, byte[]> files) {
        this.files = Map.copyOf(files);
        policy = PagePolicy.of(new String(files.get(FOLDER + PAGE), UTF_8));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo();
        if (path == null) {
            // So that what the page names relatively is found.
            response.sendRedirect(request.getContextPath() + request.getServletPath() + "/");
            return;
        }
        var name = path.equals("/") ? PAGE : path.substring(1);
        var content = files.get(FOLDER + name);
        if (content == null) {
            response.sendError(SC_NOT_FOUND);
            return;
        }
        if (name.equals(PAGE)) {
            policy.on(response);
        }
        response.setContentType(getServletContext().getMimeType(name));
        response.setCharacterEncoding(UTF_8.name());
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
