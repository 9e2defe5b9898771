package rendezvous.connector;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.ReadHandler;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.glassfish.tyrus.spi.Writer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a wire between real sockets keeps from Tyrus, and how much waits for a peer that does not read. */
class FrameRefusalTest {

    private static final int MAX_PENDING_BYTES = 64 * 1024;

    private final BlockingQueue<CloseCode> closed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> handled = new LinkedBlockingQueue<>();
    private SocketLoops loops;
    private Selector formerSelector;
    private SocketChannel peer;
    private SocketChannel channel;
    private Wire wire;

    @BeforeEach
    void connect() throws IOException {
        loops = SocketLoops.start();
        formerSelector = Selector.open();
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            peer = SocketChannel.open(server.getLocalAddress());
            channel = server.accept();
        }
        channel.configureBlocking(false);
        wire = new Wire(channel, formerSelector, loops, MAX_PENDING_BYTES);
    }

    @AfterEach
    void disconnect() throws IOException {
        peer.close();
        channel.close();
        formerSelector.close();
        loops.stop();
    }

    @Test
    void what_is_announced_too_big_is_refused_before_it_comes() throws Exception {
        wire.open(new Upgrade(), ByteBuffer.allocate(0));

        peer.write(announcement(65_537));

        assertThat(closed.poll(5, TimeUnit.SECONDS)).isEqualTo(CloseCodes.TOO_BIG);
        assertThat(handled).isEmpty();
    }

    @Test
    void also_right_behind_the_handshake() {
        wire.open(new Upgrade(), announcement(-1));

        assertThat(closed.poll()).isEqualTo(CloseCodes.TOO_BIG);
        assertThat(handled).isEmpty();
    }

    @Test
    void the_rest_goes_to_tyrus() throws Exception {
        wire.open(new Upgrade(), ByteBuffer.allocate(0));

        peer.write(announcement(65_536));

        assertThat(handled.poll(5, TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(closed).isEmpty();
    }

    @Test
    void a_flood_of_pings_violates_the_policy() throws Exception {
        wire.open(new Upgrade(), ByteBuffer.allocate(0));
        var pings = ByteBuffer.allocate(6 * 2 * FrameLimits.MAX_CONTROL_BURST);
        while (pings.hasRemaining()) {
            pings.put((byte) 0x89).put((byte) 0x80).putInt(0);
        }

        peer.write(pings.flip());

        assertThat(closed.poll(5, TimeUnit.SECONDS)).isEqualTo(CloseCodes.VIOLATED_POLICY);
    }

    @Test
    void small_frames_that_wait_count_with_their_overhead() throws Exception {
        var filler = ByteBuffer.allocate(1024 * 1024);
        while (channel.write(filler.clear()) > 0) { // until the socket takes no more
        }
        var failed = new AtomicInteger();
        int sent = 0;
        while (channel.isOpen() && sent < MAX_PENDING_BYTES) {
            wire.write(ByteBuffer.allocate(2), new Counter(failed));
            sent++;
        }

        assertThat(sent).isLessThan(MAX_PENDING_BYTES / WireWriter.FRAME_OVERHEAD_BYTES * 2);
        assertThat(failed).hasPositiveValue();
    }

    private static ByteBuffer announcement(long length) {
        return ByteBuffer.allocate(10)
                .put((byte) 0x81)
                .put((byte) 0xFF)
                .putLong(length)
                .flip();
    }

    private static final class Counter extends CompletionHandler<ByteBuffer> {
        private final AtomicInteger failed;

        Counter(AtomicInteger failed) {
            this.failed = failed;
        }

        @Override
        public void failed(Throwable reason) {
            failed.incrementAndGet();
        }
    }

    private final class Upgrade implements WebSocketEngine.UpgradeInfo {

        @Override
        public WebSocketEngine.UpgradeStatus getStatus() {
            return WebSocketEngine.UpgradeStatus.SUCCESS;
        }

        @Override
        public Connection createConnection(Writer writer, Connection.CloseListener listener) {
            return new Recorder(writer, listener);
        }
    }

    private final class Recorder implements Connection {
        private final Writer writer;
        private final CloseListener listener;

        Recorder(Writer writer, CloseListener listener) {
            this.writer = writer;
            this.listener = listener;
        }

        @Override
        public ReadHandler getReadHandler() {
            return bytes -> handled.add(bytes.remaining());
        }

        @Override
        public Writer getWriter() {
            return writer;
        }

        @Override
        public CloseListener getCloseListener() {
            return listener;
        }

        @Override
        public void close(CloseReason reason) {
            closed.add(reason.getCloseCode());
        }
    }
}
