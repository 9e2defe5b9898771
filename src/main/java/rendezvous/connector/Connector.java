package rendezvous.connector;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.HandshakeRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.core.Utils;
import org.glassfish.tyrus.spi.ServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;

/**
 * Lets Tyrus speak WebSocket straight to the TCP socket: the handshake is an ordinary HTTP request, after the 101
 * the socket leaves Grizzly for a {@link SocketLoop}. Saves the HTTP buffers, filter chain and thread hand-offs
 * of every message, and the request objects an upgraded connection keeps alive.
 */
final class Connector {

    /** Unsent bytes, with the overhead of their frames, after which a peer that does not read is cut. */
    static final int MAX_PENDING_BYTES = 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(Connector.class.getName());

    private final ServletContext context;
    private final GrizzlyAccess grizzly;
    private final SocketLoops loops;
    private final Map<String, Object> properties;

    private Connector(ServletContext context, GrizzlyAccess grizzly, SocketLoops loops) {
        this.context = context;
        this.grizzly = grizzly;
        this.loops = loops;
        this.properties = Collections.list(context.getInitParameterNames()).stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, context::getInitParameter));
    }

    static Connector of(ServletContext context) {
        return (Connector) context.getAttribute(Connector.class.getName());
    }

    static Connector start(ServletContext context) throws IOException, ReflectiveOperationException {
        return new Connector(context, new GrizzlyAccess(), SocketLoops.start());
    }

    void stop() {
        loops.stop();
    }

    /** Returns false when the request is not ours; nothing has happened to it then. */
    boolean serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (request.getHeader(HandshakeRequest.SEC_WEBSOCKET_KEY) == null) {
            return false;
        }
        GrizzlySocket socket = grizzly.socketOf(request);
        if (socket == null) {
            return false;
        }
        var handshake = Handshake.of(request, properties);
        var answer = new TyrusUpgradeResponse();
        UpgradeInfo upgrade = engine().upgrade(handshake, answer);
        if (upgrade.getStatus() == WebSocketEngine.UpgradeStatus.NOT_APPLICABLE) {
            return false;
        }
        answer.getHeaders().forEach((name, values) -> response.addHeader(name, Utils.getHeaderFromList(values)));
        if (answer.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
            response.sendError(answer.getStatus());
            return true;
        }
        response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
        response.flushBuffer();
        var wire = new Wire(socket.channel(), socket.formerSelector(), loops, MAX_PENDING_BYTES);
        Handshake.offer(handshake, DirectSession.KEY, wire);
        if (!takeOver(socket, wire, upgrade)) {
            request.setAttribute(DirectSession.LOST, true);
        }
        return true;
    }

    private static boolean takeOver(GrizzlySocket socket, Wire wire, UpgradeInfo upgrade) {
        try {
            socket.detach();
            wire.open(upgrade, socket.received());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "WebSocket takeover failed", e);
            wire.terminate(); // tells the session, if there is one already
            socket.abort();
            return false;
        }
    }

    private WebSocketEngine engine() {
        return container(context).getWebSocketEngine();
    }

    static ServerContainer container(ServletContext context) {
        return (ServerContainer) context.getAttribute(jakarta.websocket.server.ServerContainer.class.getName());
    }
}
