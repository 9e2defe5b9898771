package rendezvous.page;

import static jakarta.servlet.http.HttpServletResponse.SC_METHOD_NOT_ALLOWED;
import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands in for the container's error pages, which name the server and quote the exception. Says nothing but the
 * status, and to people, who ask for HTML, a sentence.
 */
final class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final String page;
    private final transient PagePolicy policy;

    ErrorServlet(String page, PagePolicy policy) {
        this.page = page;
        this.policy = policy;
    }

    /** Whatever the method: that of the request that failed. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.sendError(SC_NOT_FOUND);
            return;
        }
        if (response.getStatus() == SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "GET, HEAD");
        }
        if (isForPeople(request)) {
            policy.on(response);
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().print(page.replace("@problem@", problem(response.getStatus())));
        } else {
            response.setContentLength(0);
        }
        // Sent now, or the container would still add its own.
        response.flushBuffer();
    }

    private static String problem(int status) {
        return status == SC_NOT_FOUND ? "There is no such page." : "That did not work.";
    }

    private static boolean isForPeople(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains("text/html");
    }
}
