package rendezvous.admin;

import static jakarta.servlet.DispatcherType.REQUEST;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.MetricRegistry;
import rendezvous.admission.ClientAddresses;
import rendezvous.admission.TrustedProxies;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Roll;
import rendezvous.config.AdminSettings;
import rendezvous.config.ClusterSettings;
import rendezvous.page.WarFiles;
import rendezvous.signaling.Drain;

/**
 * Puts the page where it belongs, if there is to be one: without a password nothing of it is there, and nothing runs.
 */
@WebListener
public class AdminStart implements ServletContextListener {
    private static final String ADMIN = "/admin";

    @Inject
    AdminSettings settings;

    @Inject
    TrustedProxies proxies;

    @Inject
    ClientAddresses addresses;

    @Inject
    MetricRegistry metrics;

    @Inject
    Drain drain;

    @Inject
    ClusterSettings others;

    @Inject
    Cluster cluster;

    @Inject
    Roll roll;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Watch watch;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (!settings.isOn()) {
            return;
        }
        var context = event.getServletContext();
        watch = new Watch(
                new Figures(metrics)::read,
                others.isOn() ? new Nodes(cluster, roll, System::nanoTime)::told : () -> "",
                clock);
        var lock = new Lock(settings.password(), clock);
        var gate = context.addFilter(Gate.class.getName(), new Gate(lock, proxies, addresses));
        gate.setAsyncSupported(true);
        // After what goes with every answer, so that here it can say otherwise.
        gate.addMappingForUrlPatterns(EnumSet.of(REQUEST), true, ADMIN + "/*");
        at(context, ADMIN + "/*", new FilesServlet(WarFiles.under(context, FilesServlet.FOLDER)));
        at(context, ADMIN + "/figures", new WatchServlet(watch));
        at(context, ADMIN + "/drain", new DrainServlet(drain::begin));
        long every = Watch.EVERY.toMillis();
        scheduler.scheduleWithFixedDelay(watch::look, 0, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (watch != null) {
            watch.end();
        }
    }

    private static void at(ServletContext context, String pattern, Servlet servlet) {
        var registration = context.addServlet(servlet.getClass().getName(), servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(pattern);
    }
}
