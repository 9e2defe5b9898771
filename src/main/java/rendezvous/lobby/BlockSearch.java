package rendezvous.lobby;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks whether one of two blocked the other, on a thread of its own: that can take a thousand digests, and whoever is
 * about to ask for it reads letters, of which none is to wait for that.
 */
@ApplicationScoped
public class BlockSearch {
    /** Searches that wait: about a second of them. */
    private static final int MOST = 1_000;

    private Executor searches;
    private ThreadPoolExecutor thread;

    @Resource
    private ManagedThreadFactory threads;

    /** In the container. */
    protected BlockSearch() {}

    /** @param searches runs them, or throws {@link RejectedExecutionException} */
    public BlockSearch(Executor searches) {
        this.searches = searches;
    }

    @PostConstruct
    void start() {
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST), this::thread);
        searches = thread;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    /** At once where neither blocked anybody, as most did not. @return false where too many wait; nothing is found then */
    boolean between(Two two, Consumer<Blocks> found) {
        if (!two.haveMarks()) {
            found.accept(Blocks.between(two));
            return true;
        }
        try {
            searches.execute(() -> found.accept(Blocks.between(two)));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private Thread thread(Runnable work) {
        var thread = threads.newThread(work);
        thread.setName("block-search");
        thread.setDaemon(true);
        return thread;
    }
}
