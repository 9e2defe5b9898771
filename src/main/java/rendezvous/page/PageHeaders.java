package rendezvous.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * Goes with every answer, page, asset or error: a browser that opens it lets it do nothing, and asks for it again next
 * time, unless whoever serves it knows better. Short, because there are two dozen answers in a visit. Only the way to
 * the socket is left alone: its handshakes are many, and no browser reads their headers.
 */
final class PageHeaders extends HttpFilter {
    private static final long serialVersionUID = 1;

    private static final String SOCKET = "/signaling";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            // For browsers that do not know frame-ancestors; Payara would say SAMEORIGIN.
            "X-Frame-Options", "DENY",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-cache",
            // Payara compresses, and does not say so.
            "Vary", "Accept-Encoding");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!SOCKET.equals(request.getServletPath())) {
            HEADERS.forEach(response::setHeader);
        }
        chain.doFilter(request, response);
    }
}
