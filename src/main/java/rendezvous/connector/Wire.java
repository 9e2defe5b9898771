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
import java.util.function.Consumer;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;

/** One WebSocket connection: reads its socket, and sees to every way the connection can end. */
final class Wire {

    private static final System.Logger LOG = System.getLogger(Wire.class.getName());
    private static final CloseReason LOST = new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "connection lost");

    private final SocketChannel channel;
    private final Selector formerSelector;
    private final SocketLoop loopForCalls;
    private final WireWriter writer;
    private volatile Connection tyrus;
    private volatile SocketLoop loop;
    private Consumer<String> textHandler;
    private Reception reception;
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
        reception = new Reception(opened, textHandler, writer::isClosing);
        if (received.hasRemaining()) {
            reception.take(received, new TextFrames());
        }
        try {
            writer.attach(loop.register(channel, SelectionKey.OP_READ, this));
        } catch (IOException e) {
            terminate();
        }
    }

    /** From {@code @OnOpen}: who takes whole text messages past Tyrus. */
    void receive(Consumer<String> handler) {
        textHandler = handler;
    }

    /** Sends one whole frame, after those that wait already. */
    void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
        writer.write(frame, handler);
    }

    /** On the loop's thread: the socket can be read or written. */
    void ready(SelectionKey key, ByteBuffer buffer, TextFrames texts) {
        if (key.isValid() && key.isWritable()) {
            writer.flush();
        }
        if (key.isValid() && key.isReadable()) {
            read(buffer.clear(), texts);
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

    private void read(ByteBuffer buffer, TextFrames texts) {
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
            reception.take(buffer.flip(), texts);
        }
    }

    /**
     * Everything is sent. Closing the socket with unread bytes in it would reset it and could destroy our close
     * frame on its way, so the peer is given time to hang up first, unless it has already said goodbye.
     */
    void allSent() {
        if (peerIsClosing()) {
            close();
            return;
        }
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            close();
        }
    }

    private boolean peerIsClosing() {
        var current = reception; // none yet while @OnOpen runs
        return current != null && current.peerIsClosing();
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
