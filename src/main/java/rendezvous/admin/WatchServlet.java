package rendezvous.admin;

import static jakarta.servlet.http.HttpServletResponse.SC_SERVICE_UNAVAILABLE;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The figures as server-sent events, without a thread for whoever reads them. */
final class WatchServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Watch watch;

    WatchServlet(Watch watch) {
        this.watch = watch;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        // A proxy that keeps an answer until it is whole would keep this one for ever (nginx, X-Accel-Buffering).
        response.setHeader("X-Accel-Buffering", "no");
        var reader = new EventReader(request.startAsync());
        if (!watch.join(reader)) {
            response.setStatus(SC_SERVICE_UNAVAILABLE);
            reader.end();
        }
    }
}
