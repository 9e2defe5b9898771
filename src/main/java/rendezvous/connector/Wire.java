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
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;

/** One WebSocket connection: carries received bytes to Tyrus and sees to every way the connection can end. */
final class Wire {

    private static final System.Logger LOG = System.getLogger(Wire.class.getName());
    private static final CloseReason LOST = new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "connection lost");
    private static final byte CLOSE_FRAME = (byte) 0x88;
    private static final int MASKED_HEADER_BYTES = 6;

    private final SocketChannel channel;
    private final Selector formerSelector;
    private final SocketLoop loop;
    private final WireWriter writer;
    private volatile Connection tyrus;
    private boolean peerIsClosing;

    Wire(SocketChannel channel, Selector formerSelector, SocketLoop loop, int maxPendingBytes) {
        this.channel = channel;
        this.formerSelector = formerSelector;
        this.loop = loop;
        this.writer = new WireWriter(this, channel, maxPendingBytes);
    }

    /** Runs {@code @OnOpen}, then the messages that came with the handshake, then whatever the socket brings. */
    void open(UpgradeInfo upgrade, ByteBuffer received) {
        Connection opened = upgrade.createConnection(writer, reason -> {});
        tyrus = opened;
        if (received.hasRemaining()) {
            opened.getReadHandler().handle(received);
        }
        try {
            writer.attach(loop.register(channel, SelectionKey.OP_READ, this));
        } catch (IOException e) {
            terminate();
        }
    }

    /** On the loop's thread: the socket can be read or written. */
    void ready(SelectionKey key, ByteBuffer buffer) {
        if (key.isValid() && key.isWritable()) {
            writer.flush();
        }
        if (key.isValid() && key.isReadable()) {
            read(buffer.clear());
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
            buffer.flip();
            peerIsClosing = isCloseFrame(buffer);
            tyrus.getReadHandler().handle(buffer);
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
