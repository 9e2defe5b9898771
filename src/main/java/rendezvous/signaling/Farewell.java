package rendezvous.signaling;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Sends everybody elsewhere when the process is told to end. Of all who hear of that this one comes first: when it is a
 * bean's turn the container does not load the application's classes any more, of which a goodbye needs some.
 */
@WebListener
public class Farewell implements ServletContextListener {
    @Inject
    Drain drain;

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        drain.finish();
    }
}
