package rendezvous.connector;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;

/** Starts the connector with the application and stops it after a grace period that lets close frames out. */
@WebListener
public class ConnectorStarter implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(ConnectorStarter.class.getName());

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var context = event.getServletContext();
        try {
            context.setAttribute(Connector.class.getName(), Connector.start(context));
        } catch (Exception | LinkageError e) {
            LOG.log(Level.WARNING, "WebSocket connector unavailable, the container serves the sockets itself", e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Connector connector = Connector.of(event.getServletContext());
        if (connector != null) {
            connector.stop();
        }
    }
}
