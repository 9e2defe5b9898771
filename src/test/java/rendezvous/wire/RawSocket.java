package rendezvous.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A client made by hand (RFC 6455), for what a well-behaved one cannot do. It answers nothing by itself: no ping, no
 * close. Reading is bounded by a deadline.
 */
public final class RawSocket implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    /** An end of the connection without a close frame, as in RFC 6455 §7.1.5. */
    public static final int CUT = 1006;

    private static final String HANDSHAKE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;

    public record Frame(boolean last, int opcode, byte[] payload) {
        String text() {
            return new String(payload, UTF_8);
        }
    }

    private final Socket socket = new Socket();
    private final URI server;
    private DataInputStream in;
    private int texts;
    private String head = "";

    private RawSocket(URI server) {
        this.server = server;
    }

    /** Connected, with nothing said yet. */
    public static RawSocket connectedTo(URI server) {
        return connectedTo(server, 64 * 1024);
    }

    /** @param receiveBuffer in bytes: what the kernel takes in for a client that does not read */
    public static RawSocket connectedTo(URI server, int receiveBuffer) {
        return connected(server, receiveBuffer, null);
    }

    /** @param from null: wherever the machine likes */
    private static RawSocket connected(URI server, int receiveBuffer, InetSocketAddress from) {
        var raw = new RawSocket(server);
        try {
            raw.socket.setReceiveBufferSize(receiveBuffer);
            raw.socket.setTcpNoDelay(true);
            raw.socket.bind(from);
            raw.socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 20_000);
            raw.in = new DataInputStream(new BufferedInputStream(raw.socket.getInputStream()));
            return raw;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connected from this address of this machine, all of 127.0.0.0/8, with nothing said yet. */
    public static RawSocket from(String address, URI server) {
        return connected(server, 64 * 1024, new InetSocketAddress(address, 0));
    }

    /** Through the handshake, without an Origin. */
    public static RawSocket openTo(URI server) {
        var raw = connectedTo(server);
        raw.expectStatus(101, raw.handshakes());
        return raw;
    }

    /** Shakes hands with these header lines added; the answer's status. */
    public int handshakes(String... headers) {
        return asks(HANDSHAKE, headers);
    }

    /** Shakes hands and does not wait for the answer before it says this; the answer's status. */
    public int handshakesSaying(Iterable<String> frames) {
        return asks(HANDSHAKE, frames(frames));
    }

    /** Asks to shake hands and waits for nothing. */
    public RawSocket asksToShakeHands(String... headers) {
        return writes(request(HANDSHAKE, new byte[0], headers));
    }

    /** The server's latest answer to a request, but for its body. */
    public String head() {
        return head;
    }

    /** What its page on this host would name as its origin. */
    public String sameOrigin() {
        return "http://" + server.getAuthority();
    }

    public RawSocket says(String frame) {
        return writes(frame(true, TEXT, frame.getBytes(UTF_8)));
    }

    /** As many frames as there are, handed to the network at once. */
    public RawSocket saysAtOnce(Iterable<String> frames) {
        return writes(frames(frames));
    }

    public RawSocket writes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] frames(Iterable<String> texts) {
        var all = new ByteArrayOutputStream();
        texts.forEach(text -> all.writeBytes(frame(true, TEXT, text.getBytes(UTF_8))));
        return all.toByteArray();
    }

    /** One masked frame as bytes. */
    public static byte[] frame(boolean last, int opcode, byte[] payload) {
        var bytes = new ByteArrayOutputStream(payload.length + 14);
        bytes.write((last ? FIN : 0) | opcode);
        writeLength(bytes, payload.length, MASKED);
        bytes.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ MASK[i % MASK.length]);
        }
        return bytes.toByteArray();
    }

    /** One frame without the mask every client's frame must have (RFC 6455 §5.1). */
    public static byte[] unmaskedFrame(int opcode, byte[] payload) {
        var bytes = new ByteArrayOutputStream(payload.length + 10);
        bytes.write(FIN | opcode);
        writeLength(bytes, payload.length, 0);
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    /** How many text frames have come, whatever was in them. */
    public int heard() {
        return texts;
    }

    /** The next text frame, which has to be this event; pings on the way are seen and not answered. */
    public Received expect(String event) {
        var next = next(event);
        if (!next.event().equals(event)) {
            throw new AssertionError("a raw client expected " + event + ", but got " + next);
        }
        return next;
    }

    /** The next text frame, or the end; {@code hope} is what a failure says was waited for. */
    public Received next(String hope) {
        long deadline = System.nanoTime() + Visitor.PATIENCE.toNanos();
        while (true) {
            var frame = read(hope, deadline);
            // What is told of how many there are comes at any time.
            if (frame.opcode() == TEXT && !frame.text().startsWith("{\"event\":\"presence\"")) {
                return Received.frame(frame.text());
            }
            if (frame.opcode() == CLOSE) {
                return Received.end(
                        frame.payload().length < 2
                                ? 1005
                                : ByteBuffer.wrap(frame.payload()).getShort());
            }
        }
    }

    /** The close frame's code; {@link #CUT} where the connection ended without one. What came before is passed over. */
    public int awaitsClose() {
        while (true) {
            var next = next("the end");
            if (next.event().startsWith("closed ")) {
                return Integer.parseInt(next.event().substring("closed ".length()));
            }
        }
    }

    /** Whether the server ends the connection in this time, whatever it says before. */
    public boolean awaitsEnd(Duration within) {
        try {
            socket.setSoTimeout((int) within.toMillis());
            while (in.read() >= 0) {
                // It says something.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The next frame, whatever it is; {@code hope} is what a failure says was waited for. */
    Frame reads(String hope) {
        return reads(hope, Visitor.PATIENCE);
    }

    /** The same, for where waiting in vain is to be expected. */
    Frame reads(String hope, Duration patience) {
        return read(hope, System.nanoTime() + patience.toNanos());
    }

    /** The next frame with this opcode; others on the way are passed over, but for the end. */
    public Frame awaits(int opcode) {
        long deadline = System.nanoTime() + Visitor.PATIENCE.toNanos();
        while (true) {
            var frame = read("a frame of kind " + opcode, deadline);
            if (frame.opcode() == opcode) {
                return frame;
            }
            if (frame.opcode() == CLOSE) {
                throw new AssertionError("a raw client expected a frame of kind " + opcode + ", but got the end");
            }
        }
    }

    /** Ends the connection without a word; with a reset where the network would say so. */
    public void cuts() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the connection without a close frame. */
    public void ends() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says goodbye, for this reason. */
    public RawSocket closes(int code) {
        return writes(
                frame(true, CLOSE, ByteBuffer.allocate(2).putShort((short) code).array()));
    }

    /** Says goodbye where it still can, so that nobody waits for it. */
    @Override
    public void close() {
        try {
            closes(1000);
        } catch (UncheckedIOException e) {
            // It has ended already, which is what was wanted.
        }
        ends();
    }

    /** An HTTP request for the socket's path; the answer's status, or 0 when the server ends the connection instead. */
    public int asks(String start, String... headers) {
        return asks(start, new byte[0], headers);
    }

    private int asks(String start, byte[] behind, String... headers) {
        writes(request(start, behind, headers));
        head = readHead();
        return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ")[1]);
    }

    private byte[] request(String start, byte[] behind, String... headers) {
        var request =
                new StringBuilder("GET " + server.getPath() + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n");
        request.append(start);
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(request.append("\r\n").toString().getBytes(US_ASCII));
        bytes.writeBytes(behind);
        return bytes.toByteArray();
    }

    private void expectStatus(int expected, int actual) {
        if (actual != expected) {
            throw new AssertionError("the handshake was answered by " + actual + " instead of " + expected);
        }
    }

    private String readHead() {
        var read = new StringBuilder();
        try {
            socket.setSoTimeout((int) Visitor.PATIENCE.toMillis());
            while (read.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                read.append((char) next);
            }
            return read.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Frame read(String hope, long deadline) {
        try {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) Math.max(1, Duration.ofNanos(left).toMillis()));
            int first = in.readUnsignedByte();
            var payload = new byte[length(in.readUnsignedByte())];
            in.readFully(payload);
            texts += (first & 0x0f) == TEXT ? 1 : 0;
            return new Frame((first & FIN) != 0, first & 0x0f, payload);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("a raw client expected " + hope + ", but it did not come in time", e);
        } catch (EOFException | java.net.SocketException e) {
            return new Frame(true, CLOSE, new byte[] {(byte) (CUT >> 8), (byte) CUT});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int length(int start) throws IOException {
        return switch (start) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> start;
        };
    }

    private static void writeLength(ByteArrayOutputStream bytes, int length, int mask) {
        if (length < 126) {
            bytes.write(mask | length);
        } else if (length <= 0xFFFF) {
            bytes.write(mask | 126);
            bytes.write(length >> 8);
            bytes.write(length);
        } else {
            bytes.write(mask | 127);
            bytes.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
        }
    }
}
