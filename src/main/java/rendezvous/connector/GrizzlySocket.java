package rendezvous.connector;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.nio.NIOConnection;

/** A TCP socket Grizzly accepted, on its way out of Grizzly. */
final class GrizzlySocket {

    private static final System.Logger LOG = System.getLogger(GrizzlySocket.class.getName());

    private final NIOConnection connection;
    private final SocketChannel channel;
    private final SelectionKey formerKey;
    private final Request request;
    private final Field channelField;

    private GrizzlySocket(NIOConnection connection, SocketChannel channel, Request request, Field channelField) {
        this.connection = connection;
        this.channel = channel;
        this.formerKey = connection.getSelectionKey();
        this.request = request;
        this.channelField = channelField;
    }

    /** Returns null if there is no plain non-blocking socket behind the request. */
    static GrizzlySocket of(Request request, Field channelField) {
        Connection<?> connection = request.getContext().getConnection();
        if (connection instanceof NIOConnection nio
                && nio.getChannel() instanceof SocketChannel channel
                && !channel.isBlocking()
                && nio.getSelectionKey() != null) {
            return new GrizzlySocket(nio, channel, request, channelField);
        }
        return null;
    }

    /**
     * Makes Grizzly forget the socket without closing it: its connection is closed in the regular way, so that all
     * who track it let go (time-outs, queues, the rest of the response), but has no channel by then.
     */
    void detach() throws IOException {
        request.getResponse().getOutputBuffer().close(); // else the end of the request fails, at the cost of a trace
        if (connection.getAsyncWriteQueue().size() != 0) {
            throw new IOException("the handshake response did not fit the socket buffer");
        }
        connection.getPeerAddress(); // memorised, for those who ask for it later, like the access log
        connection.getLocalAddress();
        try {
            channelField.set(connection, null);
        } catch (IllegalAccessException e) {
            throw new IOException(e);
        }
        formerKey.cancel();
        connection.terminateSilently();
    }

    SocketChannel channel() {
        return channel;
    }

    /** The file descriptor is only released once this selector has dropped its cancelled key. */
    Selector formerSelector() {
        return formerKey.selector();
    }

    /** Bytes the client sent right behind its handshake. */
    ByteBuffer received() {
        Buffer received = request.getInputBuffer().getBuffer();
        byte[] bytes = new byte[received.remaining()];
        received.get(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** Also makes Grizzly let go of its connection, if {@link #detach} did not get that far. */
    void abort() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "close", e);
        } finally {
            connection.terminateSilently();
        }
    }
}
