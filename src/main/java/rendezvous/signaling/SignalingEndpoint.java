package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import rendezvous.admission.Place;
import rendezvous.connector.DirectSession;

/** One visitor's socket; there is one of these for each. */
@ServerEndpoint(
        value = SignalingEndpoint.PATH,
        subprotocols = SignalingEndpoint.SUBPROTOCOL,
        configurator = EndpointFactory.class)
public class SignalingEndpoint {
    public static final String PATH = "/signaling";
    /** What is answered to a page that offers its ticket beside it: browsers want one of their offers taken. */
    static final String SUBPROTOCOL = "rendezvous";

    /** In UTF-8 bytes (docs/protocol.md); the connector closes with 1009 beyond it, and we where it is in fragments. */
    static final int MAX_FRAME_BYTES = 64 * 1024;

    private static final CloseReason TOO_BIG = new CloseReason(CloseCodes.TOO_BIG, "Message too big");

    private static final Logger LOG = Logger.getLogger(SignalingEndpoint.class.getName());

    private static final CloseReason NO_PLACE = new CloseReason(CloseCodes.VIOLATED_POLICY, "No place was given");

    private final PeerSessions sessions;
    private final MessageRouter router;
    private final Departure departure;
    private final Newcomers newcomers;
    private final Drain drain;
    private final Lodgings lodgings;
    private final Fragments fragments = new Fragments(MAX_FRAME_BYTES);
    private Line line;

    SignalingEndpoint(
            PeerSessions sessions,
            MessageRouter router,
            Departure departure,
            Newcomers newcomers,
            Drain drain,
            Lodgings lodgings) {
        this.sessions = sessions;
        this.router = router;
        this.departure = departure;
        this.newcomers = newcomers;
        this.drain = drain;
        this.lodgings = lodgings;
    }

    @OnOpen
    public void open(Session socket) {
        if (!(socket.getUserPrincipal() instanceof Place place) || !place.take()) {
            refuse(socket);
            return;
        }
        line = sessions.open(new NearWay(socket), place);
        newcomers.add(line.peer(), place);
        DirectSession.receive(socket, this::text);
        drain.meet(line.peer());
    }

    /** It came past all handshakes, or so late that its place is somebody else's: nothing it says is heard. */
    private static void refuse(Session socket) {
        try {
            socket.close(NO_PLACE);
        } catch (IOException | RuntimeException e) {
            // It was closed already, which is what was wanted.
        }
    }

    /** Whole messages pass the container by, and this with it, where they can. */
    @OnMessage
    public void text(String part, boolean last) {
        if (line == null) {
            return;
        }
        if (fragments.fits(part)) {
            fragments.add(part, last).ifPresent(this::text);
        } else if (isCurrent()) {
            line.peer().close(TOO_BIG);
        }
    }

    private void text(String frame) {
        var lodging = line.lodging();
        if (lodging == null) {
            hear(frame);
        } else {
            lodging.hear(frame, this::hear);
        }
    }

    private void hear(String frame) {
        var peer = line.peer();
        if (peer.stay().takes(line)) {
            router.receive(peer, frame);
        }
    }

    @OnMessage
    public void pong(PongMessage pong) {
        if (isCurrent()) {
            var peer = line.peer();
            peer.stay().heard();
            var mark = pong.getApplicationData();
            if (mark.remaining() == Long.BYTES) {
                answered(peer, mark.getLong());
            }
        }
    }

    private void answered(PeerSession peer, long mark) {
        var lodging = line.lodging();
        if (lodging == null) {
            peer.channel().answered(line, mark);
        } else {
            lodging.pong(mark);
        }
    }

    /** In parts, so that no binary message is ever gathered. */
    @OnMessage
    public void binary(byte[] part, boolean last) {
        if (isCurrent()) {
            line.peer().close(new CloseReason(CloseCodes.CANNOT_ACCEPT, "Only text frames are understood"));
        }
    }

    /** What a socket that was replaced still brings is nobody's. */
    private boolean isCurrent() {
        return line != null && line.peer().channel().isOver(line);
    }

    @OnClose
    public void close(CloseReason reason) {
        if (line == null) {
            return;
        }
        boolean isHeld = false;
        try {
            newcomers.remove(line.peer());
            isHeld = departure.closed(line, new SocketEnd(reason.getCloseCode().getCode()));
            // Last, as it looks whether it has ended once it lodges.
            leaveLodging(reason.getCloseCode().getCode());
        } finally {
            // Whatever went wrong before: the place of a socket that has ended is for somebody else.
            if (!isHeld) {
                line.place().giveBack();
            }
        }
    }

    private void leaveLodging(int code) {
        var lodging = line.lodging();
        if (lodging != null) {
            lodgings.closed(lodging, code);
        }
    }

    @OnError
    public void error(Throwable failure) {
        // Most are sockets that broke, which @OnClose settles. The message is left out: it may repeat what was sent.
        // After the socket's end the container makes another endpoint, only for this: it has no line.
        LOG.log(
                Level.FINE,
                () -> (line == null ? "a closed socket" : line.peer()) + " met "
                        + failure.getClass().getName());
    }
}
