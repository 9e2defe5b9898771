package rendezvous.connector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * Sends Tyrus's frames: at once on the sending thread if the socket takes them, else in order when it can be
 * written again. Completion handlers run outside the lock, they are application code.
 */
final class WireWriter extends Writer {

    /** What a waiting frame takes beside its bytes; else one who only pings and never reads would fill the heap. */
    static final int FRAME_OVERHEAD_BYTES = 256;

    private final Wire wire;
    private final SocketChannel channel;
    private final int maxPendingBytes;
    private final Queue<Frame> pending = new ArrayDeque<>(2);
    private int pendingBytes;
    private SelectionKey key;
    private volatile boolean closing;

    private record Frame(ByteBuffer rest, ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {}

    WireWriter(Wire wire, SocketChannel channel, int maxPendingBytes) {
        this.wire = wire;
        this.channel = channel;
        this.maxPendingBytes = maxPendingBytes;
    }

    @Override
    public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
        boolean sent;
        try {
            sent = send(frame, handler);
        } catch (IOException e) {
            handler.failed(e);
            wire.terminate();
            return;
        }
        if (sent) {
            handler.completed(frame);
        }
    }

    private synchronized boolean send(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) throws IOException {
        if (closing) {
            throw new ClosedChannelException();
        }
        ByteBuffer rest = frame.duplicate(); // a broadcast frame is shared
        if (pending.isEmpty()) {
            channel.write(rest);
            if (!rest.hasRemaining()) {
                return true;
            }
        }
        int cost = rest.remaining() + FRAME_OVERHEAD_BYTES;
        if (pendingBytes + cost > maxPendingBytes) {
            throw new IOException("the peer does not read");
        }
        pending.add(new Frame(rest, frame, handler));
        pendingBytes += cost;
        if (pending.size() == 1) {
            wantToWrite();
        }
        return false;
    }

    /** The socket is on its loop; before that nothing could wait for it to become writable. */
    synchronized void attach(SelectionKey registered) {
        key = registered;
        if (!pending.isEmpty()) {
            wantToWrite();
        }
    }

    private void wantToWrite() {
        if (key != null && key.isValid()) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
            wire.wakeLoop();
        }
    }

    /** On the loop's thread: the socket can be written again. */
    void flush() {
        List<Frame> sent = new ArrayList<>();
        boolean last;
        try {
            last = sendPending(sent);
        } catch (IOException e) {
            wire.terminate();
            last = false;
        }
        sent.forEach(frame -> frame.handler().completed(frame.frame()));
        if (last) {
            wire.allSent();
        }
    }

    private synchronized boolean sendPending(List<Frame> sent) throws IOException {
        for (Frame head = pending.peek(); head != null; head = pending.peek()) {
            pendingBytes -= channel.write(head.rest());
            if (head.rest().hasRemaining()) {
                return false;
            }
            sent.add(pending.poll());
            pendingBytes -= FRAME_OVERHEAD_BYTES;
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        return closing;
    }

    boolean isClosing() {
        return closing;
    }

    /** Tyrus is done with the connection. */
    @Override
    public void close() {
        boolean allSent;
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            allSent = pending.isEmpty();
        }
        if (allSent) {
            wire.allSent();
        }
        wire.expectHangUp();
    }

    /** The connection is gone, and with it all that is still pending. */
    void fail() {
        List<Frame> lost;
        synchronized (this) {
            closing = true;
            lost = new ArrayList<>(pending);
            pending.clear();
            pendingBytes = 0;
        }
        lost.forEach(frame -> frame.handler().failed(new ClosedChannelException()));
    }
}
