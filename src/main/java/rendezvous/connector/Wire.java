package rendezvous.connector;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;

/** One WebSocket connection: carries received bytes to Tyrus and sees to every way the connection can end. */
final class Wire {

    private static final System.Logger LOG = System.getLogger(Wire.class.getName());
    private static final CloseReason LOST = new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "connection lost");
    private static final CloseReason TOO_BIG = new CloseReason(CloseCodes.TOO_BIG, "frame too big");
    private static final CloseReason TOO_MANY = new CloseReason(CloseCodes.VIOLATED_POLICY, "too many control frames");
    private static final byte CLOSE_FRAME = (byte) 0x88;
    private static final int MASKED_HEADER_BYTES = 6;

    private final SocketChannel channel;
    private final Selector formerSelector;
    private final SocketLoop loopForCalls;
    private final WireWriter writer;
    private final FrameLimits limits = new FrameLimits(System.nanoTime());
    private volatile Connection tyrus;
    private volatile SocketLoop loop;
    private boolean peerIsClosing;
    private boolean inCall;

    Wire(SocketChannel channel, Selector formerSelector, SocketLoops loops, int maxPendingBytes) {
        this.channel = channel;
        this.formerSelector = formerSelector;
        this.loop = loops.next();
        this.loopForCalls = loops.nextForCalls();
        this.writer = new WireWriter(this, channel, maxPendingBytes);
    }

    /** Runs {@code @OnOpen}, then the messages that came with the handshake, then whatever the socket brings. */
    void open(UpgradeInfo upgrade, ByteBuffer received) {
        Connection opened = upgrade.createConnection(writer, reason -> {});
        tyrus = opened;
        if (received.hasRemaining()) {
            receive(opened, received);
        }
        try {
            writer.attach(loop.register(channel, SelectionKey.OP_READ, this));
        } catch (IOException e) {
            terminate();
        }
    }

    /** Sends one whole frame, after those that wait already. */
    void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
        writer.write(frame, handler);
    }

    /** On the loop's thread: the socket can be read or written. */
    void ready(SelectionKey key, ByteBuffer buffer) {
        if (key.isValid() && key.isWritable()) {
            writer.flush();
        }
        if (key.isValid() && key.isReadable()) {
            read(buffer.clear());
        }
        if (inCall && loop != loopForCalls && key.isValid()) {
            move(key);
        }
    }

    /** From the next read on, this is served apart from those who only come and wait. */
    void expedite() {
        inCall = true;
    }

    /** On the old loop's thread, when it is done with this: so the two never serve it at once. */
    private void move(SelectionKey old) {
        old.cancel();
        loop = loopForCalls;
        try {
            writer.attach(loop.register(channel, SelectionKey.OP_READ, this));
        } catch (IOException e) {
            terminate();
        }
    }

    private void read(ByteBuffer buffer) {
        int count;
        try {
            count = channel.read(buffer);
        } catch (IOException e) {
            count = -1;
        }
        if (count < 0) {
            close();
            lost();
        } else if (!writer.isClosing()) { // else only waiting for the peer to hang up
            receive(tyrus, buffer.flip());
        }
    }

    /** Closing makes Tyrus send the close frame, call {@code @OnClose} and then close the writer. */
    private void receive(Connection opened, ByteBuffer bytes) {
        switch (limits.check(bytes, System.nanoTime())) {
            case TOO_BIG -> opened.close(TOO_BIG);
            case TOO_MANY -> opened.close(TOO_MANY);
            default -> {
                peerIsClosing = isCloseFrame(bytes);
                opened.getReadHandler().handle(bytes);
            }
        }
    }

    /** Whether the peer has sent a close frame and nothing else; it will not send anything more then. */
    private static boolean isCloseFrame(ByteBuffer bytes) {
        return bytes.remaining() >= MASKED_HEADER_BYTES
                && bytes.get(0) == CLOSE_FRAME
                && bytes.remaining() == MASKED_HEADER_BYTES + (bytes.get(1) & 0x7f);
    }

    /**
     * Everything is sent. Closing the socket with unread bytes in it would reset it and could destroy our close
     * frame on its way, so the peer is given time to hang up first, unless it has already said goodbye.
     */
    void allSent() {
        if (peerIsClosing) {
            close();
            return;
        }
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            close();
        }
    }

    void expectHangUp() {
        if (channel.isOpen()) {
            loop.expectHangUp(this);
        }
    }

    void wakeLoop() {
        loop.wakeUp();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Resets the TCP connection now; the session is told on the loop's thread, as callers may hold locks. */
    void terminate() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            LOG.log(Level.TRACE, "already closed", e);
        }
        close();
        loop.execute(this::lost);
    }

    private void lost() {
        writer.fail();
        Connection opened = tyrus;
        if (opened != null) {
            opened.close(LOST);
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "close", e);
        }
        loop.wakeUp();
        // the descriptor is freed only when Grizzly's selector, too, has dropped its cancelled key
        if (channel.keyFor(formerSelector) != null) {
            formerSelector.wakeup();
        }
    }
}
