package rendezvous.connector;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.WebSocketContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before a real Tyrus: whatever a peer sends and however it is cut, the session hears what it would without us. */
class ReceptionTest {
    private static final int KEY = 0x37FA213D;
    private static final WebSocketContainer CONTAINER = ClientManager.createClient();

    static IntStream streams() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void whatever_comes_is_heard_as_tyrus_alone_would_have_it(int seed) throws Exception {
        var random = new Random(seed);
        var stream = new ByteArrayOutputStream();
        for (int frames = 1 + random.nextInt(12); frames > 0; frames--) {
            stream.writeBytes(anything(random));
        }
        var bytes = stream.toByteArray();
        var alone = new Side();
        var ours = new Side();

        alone.hears(bytes, new Random(seed), part -> alone.connection
                .getReadHandler()
                .handle(part));
        ours.hears(bytes, new Random(seed), ours.reception::take);

        assertThat(ours.events).isEqualTo(alone.events);
    }

    @Test
    void whole_text_goes_past_tyrus_and_the_rest_does_not() throws Exception {
        var side = new Side();

        side.hears(ClientFrame.text("whole", KEY));
        side.hears(ClientFrame.of(0x01, bytes("in "), KEY));
        side.hears(ClientFrame.of(ClientFrame.PING, bytes("!"), KEY));
        side.hears(ClientFrame.of(ClientFrame.CONTINUATION, bytes("parts"), KEY));
        side.hears(ClientFrame.text("whole again", KEY));

        assertThat(side.events).containsExactly("text whole", "sent 8a0121", "text in parts", "text whole again");
        assertThat(side.pastTyrus).isEqualTo(2);
    }

    @Test
    void a_message_in_another_ones_fragments_is_tyrus_to_refuse() throws Exception {
        var side = new Side();

        side.hears(ClientFrame.of(0x01, bytes("in "), KEY));
        side.hears(ClientFrame.text("whole", KEY));

        assertThat(side.events).first().asString().startsWith("closed 1002");
        assertThat(side.pastTyrus).isZero();
    }

    @Test
    void nothing_is_heard_behind_a_close_frame() throws Exception {
        var side = new Side();

        side.hears(
                ClientFrame.text("last words", KEY),
                ClientFrame.of(ClientFrame.CLOSE, new byte[] {0x03, (byte) 0xE8}, KEY),
                ClientFrame.text("too late", KEY));

        assertThat(side.events).startsWith("text last words").doesNotContain("text too late");
    }

    @Test
    void nothing_is_heard_behind_our_own_either() throws Exception {
        var side = new Side();
        side.onText = text -> side.connection.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, ""));

        side.hears(ClientFrame.text("first", KEY), ClientFrame.text("second", KEY));

        assertThat(side.events).contains("text first").doesNotContain("text second");
    }

    @Test
    void what_a_handler_throws_costs_that_message_alone() throws Exception {
        var side = new Side();
        side.onText = text -> {
            if (text.equals("bad")) {
                throw new StackOverflowError();
            }
        };

        side.hears(ClientFrame.text("bad", KEY), ClientFrame.text("good", KEY));

        assertThat(side.events).containsExactly("text bad", "text good");
    }

    @Test
    void a_close_frame_says_that_nothing_follows_and_text_does_not() throws Exception {
        var side = new Side();
        side.hears(ClientFrame.text("words", KEY));
        assertThat(side.reception.peerIsClosing()).isFalse();

        side.hears(
                ClientFrame.text("last words", KEY),
                ClientFrame.of(ClientFrame.CLOSE, new byte[] {0x03, (byte) 0xE8}, KEY));

        assertThat(side.reception.peerIsClosing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8103616263", "c18037fa213d", "8380", "8b80"})
    void frames_without_a_mask_or_of_no_known_kind_are_refused_by_their_header(String hex) throws Exception {
        var side = new Side();

        side.hears(ClientFrame.text("before", KEY), HexFormat.of().parseHex(hex));

        assertThat(side.events).startsWith("text before");
        assertThat(side.events).last().asString().startsWith("closed 1002");
    }

    @Test
    void without_a_handler_all_is_for_tyrus() throws Exception {
        var side = new Side();
        var reception = new Reception(side.connection, null, () -> false);

        reception.take(ByteBuffer.wrap(ClientFrame.text("whole", KEY)), new TextFrames());

        assertThat(side.events).containsExactly("text whole");
        assertThat(side.pastTyrus).isZero();
    }

    /** A frame of any kind, most often text, now and then wrong in a way that Tyrus refuses too. */
    private static byte[] anything(Random random) {
        int key = random.nextInt();
        var text = text(random);
        return switch (random.nextInt(20)) {
            case 0 -> ClientFrame.of(ClientFrame.PING, bytes("ping"), key);
            case 1 -> ClientFrame.of(ClientFrame.PONG, bytes("pong"), key);
            case 2, 3 -> inParts(text, random);
            case 4 ->
                random.nextInt(4) > 0
                        ? ClientFrame.text("", key)
                        : ClientFrame.of(ClientFrame.CLOSE, new byte[] {0x03, (byte) 0xE8}, key);
            case 5 ->
                random.nextInt(4) > 0
                        ? ClientFrame.text("\uFFFD" + text, key)
                        : ClientFrame.of(ClientFrame.TEXT, broken(text, random), key);
            case 6 ->
                random.nextInt(4) > 0
                        ? ClientFrame.text(text, key)
                        : ClientFrame.of(random.nextBoolean() ? 0x01 : 0x80, bytes("astray"), key);
            default -> ClientFrame.text(text, key);
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? random.nextInt(5_000) : random.nextInt(140);
        var letters = new String[] {"a", "é", "€", "🦦", "\u0000", "\uFFFF"};
        boolean ascii = random.nextBoolean();
        while (text.length() < length) {
            text.append(letters[ascii ? 0 : random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static byte[] broken(String text, Random random) {
        var bytes = bytes(text + "é");
        bytes[random.nextInt(bytes.length)] = (byte) (0xC0 | random.nextInt(64));
        return bytes;
    }

    /** Cut anywhere, also within a character, with a ping between. */
    private static byte[] inParts(String text, Random random) {
        var bytes = bytes(text);
        int cut = random.nextInt(bytes.length + 1);
        var parts = new ByteArrayOutputStream();
        parts.writeBytes(ClientFrame.of(0x01, Arrays.copyOf(bytes, cut), random.nextInt()));
        parts.writeBytes(ClientFrame.of(ClientFrame.PING, new byte[] {1}, random.nextInt()));
        parts.writeBytes(ClientFrame.of(
                ClientFrame.CONTINUATION, Arrays.copyOfRange(bytes, cut, bytes.length), random.nextInt()));
        return parts.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One session of a real Tyrus engine, and in one order all that it hears and sends. */
    private static final class Side {
        private final List<String> events = new ArrayList<>();
        private final Connection connection;
        private final Reception reception;
        private final TextFrames texts = new TextFrames();
        private Consumer<String> onText = text -> {};
        private boolean writerClosed;
        private int pastTyrus;

        Side() throws Exception {
            var engine = TyrusWebSocketEngine.builder(CONTAINER).build();
            var config =
                    ServerEndpointConfig.Builder.create(Listener.class, "/").build();
            engine.register(config, "");
            var request =
                    RequestContext.Builder.create().requestURI(URI.create("/")).build();
            request.getHeaders().put("Host", List.of("localhost"));
            request.getHeaders().put("Upgrade", List.of("websocket"));
            request.getHeaders().put("Connection", List.of("Upgrade"));
            request.getHeaders().put("Sec-WebSocket-Key", List.of("dGhlIHNhbXBsZSBub25jZQ=="));
            request.getHeaders().put("Sec-WebSocket-Version", List.of("13"));
            var upgrade = engine.upgrade(request, new TyrusUpgradeResponse());
            Handshake.offer(request, Side.class.getName(), this);
            connection = upgrade.createConnection(new Log(this), reason -> {});
            reception = new Reception(connection, this::pastTyrus, () -> writerClosed);
        }

        void hears(byte[]... frames) {
            var all = new ByteArrayOutputStream();
            for (var frame : frames) {
                all.writeBytes(frame);
            }
            reception.take(ByteBuffer.wrap(all.toByteArray()), texts);
        }

        /** Cut at random, until there is nobody any more who would read on. */
        void hears(byte[] bytes, Random random, Consumer<ByteBuffer> how) {
            int most = 1 + random.nextInt(random.nextBoolean() ? 20 : 20_000);
            for (int at = 0; at < bytes.length && !writerClosed; ) {
                int length = Math.min(1 + random.nextInt(most), bytes.length - at);
                how.accept(ByteBuffer.wrap(bytes, at, length).slice());
                at += length;
            }
        }

        void hears(byte[] bytes, Random random, BiConsumer<ByteBuffer, TextFrames> how) {
            hears(bytes, random, (ByteBuffer part) -> how.accept(part, texts));
        }

        private void pastTyrus(String text) {
            pastTyrus++;
            heard(text);
        }

        private void heard(String text) {
            events.add("text " + text);
            onText.accept(text);
        }
    }

    /** Made by Tyrus, so that it can only be told by its session whose it is. */
    public static final class Listener extends Endpoint {
        private Side side;

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            side = (Side) session.getUserProperties().get(Side.class.getName());
            session.addMessageHandler(String.class, side::heard);
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            side.events.add("closed " + reason.getCloseCode().getCode() + " " + reason.getReasonPhrase());
        }

        @Override
        public void onError(Session session, Throwable failure) {
            side.events.add("error " + failure.getClass().getSimpleName());
        }
    }

    private static final class Log extends Writer {
        private final Side side;

        Log(Side side) {
            this.side = side;
        }

        @Override
        public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
            var bytes = new byte[frame.remaining()];
            frame.get(bytes);
            side.events.add("sent " + HexFormat.of().formatHex(bytes));
            handler.completed(frame);
        }

        @Override
        public void close() {
            side.writerClosed = true;
        }
    }
}
