package rendezvous.drills;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
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
        /** Wants to be in company always: whoever is left asks again at once. */
        SOCIABLE,
        /** Only there. */
        IDLE
    }

    private static final Duration HANDSHAKE = Duration.ofSeconds(3);

    private final Crowd crowd;
    private final Kind kind;
    private final int number;
    private final String wish;
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
    private volatile boolean wasLost;
    private volatile String id = "";
    private volatile URI home;
    private volatile Company company = Company.NONE;
    private volatile boolean isIn;
    private volatile int doubles;

    FakePage(Crowd crowd, Kind kind, int number, String wish) {
        this.crowd = crowd;
        this.kind = kind;
        this.number = number;
        this.wish = wish;
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

    /** Out of its room, without a skip, and asks for the next. */
    synchronized void hangsUp() {
        company = Company.NONE;
        says("{\"event\":\"unqueue\"}");
        says("{\"event\":\"queue\"}");
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

    /** Whether the latest who left was lost. */
    boolean wasLost() {
        return wasLost;
    }

    /** Its visit's name, which the other is told. */
    String id() {
        return id;
    }

    /** Whether it has a socket and is introduced. */
    boolean isIn() {
        return isIn;
    }

    /** The node it is at, or was last. */
    URI home() {
        return home;
    }

    /** As far as it was told. */
    Company company() {
        return company;
    }

    /** How often it was told of a match while it was in a room still. */
    int doubles() {
        return doubles;
    }

    private void connect() {
        home = crowd.server();
        crowd.http()
                .newWebSocketBuilder()
                .connectTimeout(HANDSHAKE)
                .header("X-Forwarded-For", Crowd.address(number))
                .buildAsync(home, this)
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
        isIn = false;
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

    private String wish() {
        return wish.isEmpty() ? "" : ",\"interests\":[\"" + wish + "\"]";
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

    private synchronized void hears(Received frame) {
        comeback.heard();
        claim.hears();
        switch (frame.event()) {
            case "setInfoSuccess" -> welcomed(frame);
            case "match" -> {
                room = frame.text("roomId");
                doubles += company.isNone() ? 0 : 1;
                company = new Company(room, frame.text("remoteId"));
                matchedAt = System.nanoTime();
            }
            case "leave" -> {
                leaves++;
                leftAt = System.nanoTime();
                wasLost = frame.flag("isTimeout");
                isLeft(frame.text("roomId"));
            }
            default -> {
                // Numbers, and answers.
            }
        }
    }

    private void isLeft(String ended) {
        if (company.room().equals(ended)) {
            company = Company.NONE;
        }
        if (kind == Kind.SOCIABLE) {
            says("{\"event\":\"queue\"}");
        }
    }

    private void welcomed(Received frame) {
        boolean resumed = frame.flag("resumed");
        id = frame.text("serverSocketId");
        company = resumed ? company : Company.NONE;
        claim.isAnswered(frame);
        welcomedAt = System.nanoTime();
        resumptions += resumed ? 1 : 0;
        if (!resumed && (kind == Kind.WAITING || kind == Kind.SOCIABLE || kind == Kind.CALLING && welcomes == 0)) {
            says("{\"event\":\"queue\"}");
        }
        welcomes++;
        isIn = true;
    }
}
