package rendezvous.connector;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves WebSocket handshakes with the connector, where web.xml maps it. A declared filter runs before the one Tyrus
 * registers itself; whatever the connector does not take over goes on to Tyrus as before.
 */
public class ConnectorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Connector connector = Connector.of(getServletContext());
        if (connector == null || !connector.serve(request, response)) {
            chain.doFilter(request, response);
        }
    }
}
