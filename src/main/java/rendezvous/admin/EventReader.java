package rendezvous.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * One open answer. JAX-RS has server-sent events too, but writes them on the thread that sends them, and one who does
 * not read would hold up all the others; here nothing is written unless it can be.
 */
final class EventReader implements Viewer, WriteListener, AsyncListener {
    /** In a row; a line that drags for a moment is no reason to part. */
    private static final int MOST_MISSED = 5;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private volatile boolean gone;
    private int missed;

    EventReader(AsyncContext context) throws IOException {
        this.context = context;
        context.setTimeout(0);
        context.addListener(this);
        out = context.getResponse().getOutputStream();
        out.setWriteListener(this);
    }

    @Override
    public boolean tell(String events) {
        try {
            if (gone || !out.isReady()) {
                return !gone && ++missed < MOST_MISSED;
            }
            missed = 0;
            out.write(events.getBytes(UTF_8));
            if (out.isReady()) {
                out.flush();
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public void end() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // It was the other end that ended it.
        }
    }

    @Override
    public void onWritePossible() {
        // The next event takes along what was left.
    }

    // Where it ends by itself, that is only noted: whoever tells the next event holds a lock that must not be waited
    // for here, where the container may hold its own.

    @Override
    public void onError(Throwable failure) {
        gone = true;
    }

    @Override
    public void onError(AsyncEvent event) {
        gone = true;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone = true;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone = true;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is not started twice.
    }
}
