package rendezvous.container;

import jakarta.servlet.annotation.WebFilter;
import rendezvous.connector.ConnectorFilter;

/** Has the echo's sockets served by our connector, as web.xml has the real endpoint's. */
@WebFilter(urlPatterns = Echo.PATH, asyncSupported = true)
public class EchoConnector extends ConnectorFilter {
    private static final long serialVersionUID = 1;
}
