package rendezvous.ice;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Waits for the provider, if there is one, on a thread of its own: the container's few timers have others to serve. */
@ApplicationScoped
public class ProviderThread {
    private static final Logger LOG = Logger.getLogger(ProviderThread.class.getName());

    private final IceServers ice;
    private Thread thread;

    @Resource
    private ManagedThreadFactory threads;

    /** For the proxy. */
    protected ProviderThread() {
        this(null);
    }

    @Inject
    public ProviderThread(IceServers ice) {
        this.ice = ice;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        ice.provider().ifPresent(provider -> {
            thread = threads.newThread(() -> serve(provider));
            thread.setName("ice-provider");
            thread.setDaemon(true);
            thread.start();
        });
    }

    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private static void serve(ProviderSource provider) {
        try {
            while (true) {
                keepFresh(provider);
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            // The application ends.
            Thread.currentThread().interrupt();
        }
    }

    private static void keepFresh(ProviderSource provider) throws InterruptedException {
        try {
            provider.keepFresh();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.WARNING, "Asking for ICE servers failed; it is tried again", failure);
        }
    }
}
