package rendezvous.connector;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;

/**
 * Starts the connector with the application and stops it a moment after, so that what is on its way gets out. The
 * system property {@code rendezvous.connector} does without it, to compare: {@code off} leaves all to the container,
 * {@code timers} but for the idle timers.
 */
@WebListener
public class ConnectorStarter implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(ConnectorStarter.class.getName());

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var context = event.getServletContext();
        var mode = System.getProperty("rendezvous.connector", "on");
        try {
            if (!mode.equals("off")) {
                IdleTimers.disable(Connector.container(context));
            }
            if (mode.equals("on")) {
                context.setAttribute(Connector.class.getName(), Connector.start(context));
            }
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
