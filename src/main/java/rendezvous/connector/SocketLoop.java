package rendezvous.connector;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads its connections and runs the message handlers, on one thread: no hand-off, and one select serves many
 * messages under load. Handlers must therefore never block.
 */
final class SocketLoop implements Runnable {

    private static final System.Logger LOG = System.getLogger(SocketLoop.class.getName());
    private static final int READ_BUFFER_BYTES = 64 * 1024;
    private static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** From the last goodbye: there may be thousands, one after another, on a machine that has other things to do. */
    private static final long STOPPING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Selector selector = Selector.open();
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BUFFER_BYTES);
    private final TextFrames texts = new TextFrames();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Closing> closing = new ConcurrentLinkedQueue<>();
    private volatile Thread thread;
    private volatile boolean stopping;
    private volatile long lastGoodbye;

    private record Closing(Wire wire, long deadline) {}

    SocketLoop() throws IOException {}

    SelectionKey register(SocketChannel channel, int interest, Wire wire) throws IOException {
        SelectionKey key = channel.register(selector, interest, wire);
        wakeUp();
        return key;
    }

    /** Runs the task on this loop's thread, soon. */
    void execute(Runnable task) {
        tasks.add(task);
        wakeUp();
    }

    /** Cuts the peer if it has not hung up in time. */
    void expectHangUp(Wire wire) {
        long now = System.nanoTime();
        lastGoodbye = now;
        closing.add(new Closing(wire, now + CLOSING_NANOS));
        wakeUp();
    }

    /** Makes interest changes and cancelled keys take effect. */
    void wakeUp() {
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** Keeps serving as long as the application closes its sessions, whichever of the two begins. */
    void stop() {
        lastGoodbye = System.nanoTime();
        stopping = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!finished()) {
            try {
                turn();
            } catch (IOException | RuntimeException | Error e) {
                LOG.log(Level.ERROR, "WebSocket loop", e);
            }
        }
        selector.keys().forEach(key -> ((Wire) key.attachment()).terminate());
        runTasks();
        closeSelector();
    }

    private void turn() throws IOException {
        if (closing.isEmpty() && !stopping) {
            selector.select(this::serve);
        } else {
            selector.select(this::serve, 100);
            cutOverdue();
        }
        runTasks();
    }

    private void serve(SelectionKey key) {
        Wire wire = (Wire) key.attachment();
        try {
            wire.ready(key, readBuffer, texts);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "WebSocket connection", e);
            wire.terminate();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, "WebSocket connection", e);
            }
        }
    }

    private void cutOverdue() {
        long now = System.nanoTime();
        for (Closing head = closing.peek(); head != null; head = closing.peek()) {
            if (head.wire().isOpen() && head.deadline() - now > 0) {
                return;
            }
            closing.poll();
            head.wire().terminate();
        }
    }

    private boolean finished() {
        return stopping && (selector.keys().isEmpty() || System.nanoTime() - lastGoodbye > STOPPING_NANOS);
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "WebSocket loop", e);
        }
    }
}
