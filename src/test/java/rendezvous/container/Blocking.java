package rendezvous.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Occupies every thread of the container's executors until a DELETE, as a careless neighbour or a slow disk would; and,
 * by a PUT, the thread that serves it, until its body has come. Only in the test's deployment.
 */
@WebServlet(Blocking.PATH)
public class Blocking extends HttpServlet {
    public static final String PATH = "/blocking-for-the-tests";

    private static final long serialVersionUID = 1;
    /** More than any of them has threads. */
    public static final int MANY = 250;

    @Resource
    private transient ManagedScheduledExecutorService scheduler;

    @Resource
    private transient ManagedExecutorService executor;

    private final transient Semaphore free = new Semaphore(0);

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        free.drainPermits();
        occupy(scheduler);
        occupy(executor);
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        free.release(2 * MANY);
    }

    private void occupy(Executor threads) {
        try {
            for (int i = 0; i < MANY; i++) {
                threads.execute(free::acquireUninterruptibly);
            }
        } catch (RejectedExecutionException e) {
            // All of them are occupied, which is what was wanted.
        }
    }
}
