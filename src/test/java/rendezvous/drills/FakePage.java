package rendezvous.drills;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import rendezvous.wire.Received;

/**
 * A page, as far as its socket goes: introduces itself, waits for a partner if it is of that kind, and comes back by the
 * page's own rule (signaling.js).
 */
final class FakePage implements WebSocket.Listener {
    enum Kind {
        /** Asks for a partner, and again whenever it has to begin anew. */
        WAITING,
        /** Is with somebody, and goes on with the call by itself whatever becomes of the node. */
        CALLING,
        /** Only there. */
        IDLE
    }

    private final Crowd crowd;
    private final Kind kind;
    private final int number;
    private final Claim claim = new Claim();
    private final Comeback comeback = new Comeback();
    private final StringBuilder parts = new StringBuilder(0);
    private volatile WebSocket socket;
    private volatile boolean wanted;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private volatile int welcomes;
    private volatile int resumptions;
    private volatile long welcomedAt;
    private volatile long matchedAt;
    private volatile String room = "";
    private volatile boolean wasSentAway;
    private volatile int leaves;
    private volatile long leftAt;

    FakePage(Crowd crowd, Kind kind, int number) {
        this.crowd = crowd;
        this.kind = kind;
        this.number = number;
    }

    /** Comes, and stays from now on. */
    void start() {
        wanted = true;
        connect();
    }

    /** Its network is gone for a moment. */
    void breaks() {
        var broken = socket;
        if (broken != null) {
            broken.abort();
            lost(broken, 0);
        }
    }

    /** Its network is gone for good. */
    void dies() {
        wanted = false;
        var last = socket;
        if (last != null) {
            last.abort();
        }
    }

    void closes() {
        wanted = false;
        var last = socket;
        if (last != null) {
            last.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((done, failure) -> last.abort());
        }
    }

    /** After what it said before: the JDK takes one frame at a time. Nothing while it has no socket. */
    synchronized void says(String frame) {
        var current = socket;
        if (current != null) {
            sent = sent.handle((before, failure) -> null).thenCompose(before -> current.sendText(frame, true));
        }
    }

    int welcomes() {
        return welcomes;
    }

    int resumptions() {
        return resumptions;
    }

    /** On System.nanoTime's scale. */
    long welcomedAt() {
        return welcomedAt;
    }

    long matchedAt() {
        return matchedAt;
    }

    String room() {
        return room;
    }

    /** By a node that stops. */
    boolean wasSentAway() {
        return wasSentAway;
    }

    /** How often it was told that the other left. */
    int leaves() {
        return leaves;
    }

    long leftAt() {
        return leftAt;
    }

    private void connect() {
        crowd.http()
                .newWebSocketBuilder()
                .header("X-Forwarded-For", Crowd.address(number))
                .buildAsync(crowd.server(), this)
                .exceptionally(failure -> {
                    crowd.countFailure();
                    lost(socket, 0);
                    return null;
                });
    }

    private synchronized void lost(WebSocket from, int code) {
        if (!wanted || from != socket) {
            return;
        }
        socket = null;
        if (code == Comeback.RESTART) {
            wasSentAway = true;
            claim.isVoid();
        }
        crowd.later(this::connect, comeback.millis(code));
    }

    @Override
    public void onOpen(WebSocket opened) {
        crowd.countHandshake();
        if (!wanted) {
            opened.abort();
            return;
        }
        socket = opened;
        parts.setLength(0);
        says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Friendly Otter\"" + wish() + claim.make() + "}}");
        opened.request(1);
    }

    /** Nobody shares it. */
    private String wish() {
        return kind == Kind.WAITING ? ",\"interests\":[\"only " + number + "\"]" : "";
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            var frame = parts.toString();
            parts.setLength(0);
            hears(Received.frame(frame));
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        lost(from, code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        lost(from, 0);
    }

    private void hears(Received frame) {
        comeback.heard();
        claim.hears();
        switch (frame.event()) {
            case "setInfoSuccess" -> welcomed(frame);
            case "match" -> {
                room = frame.text("roomId");
                matchedAt = System.nanoTime();
            }
            case "leave" -> {
                leaves++;
                leftAt = System.nanoTime();
            }
            default -> {
                // Numbers, and answers.
            }
        }
    }

    private void welcomed(Received frame) {
        boolean resumed = frame.flag("resumed");
        claim.isAnswered(frame);
        welcomedAt = System.nanoTime();
        resumptions += resumed ? 1 : 0;
        if (!resumed && (kind == Kind.WAITING || kind == Kind.CALLING && welcomes == 0)) {
            says("{\"event\":\"queue\"}");
        }
        welcomes++;
    }
}
