package rendezvous.bench.load;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One visitor: introduces itself when its socket opens, then does what its inbox tells it. Pings are answered for it. */
final class LoadPeer implements WebSocket.Listener {
    /** Hears every frame but {@code setInfoSuccess}, one after another. */
    @FunctionalInterface
    interface Inbox {
        void receive(LoadPeer peer, String frame);
    }

    private static final Inbox NOBODY = (peer, frame) -> {};

    private final int node;
    private final Failures failures;
    private final CompletableFuture<LoadPeer> introduced = new CompletableFuture<>();
    private final CompletableFuture<LoadPeer> closed = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder(0);
    private volatile Inbox inbox = NOBODY;
    private volatile WebSocket socket;
    private volatile boolean closing;
    private volatile String match = "";
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    LoadPeer(int node, Failures failures) {
        this.node = node;
        this.failures = failures;
    }

    /** Which of the client's nodes it is at. */
    int node() {
        return node;
    }

    CompletableFuture<LoadPeer> introduced() {
        return introduced;
    }

    void listen(Inbox newInbox) {
        inbox = newInbox;
    }

    /** The room of its latest match; empty without one. */
    String room() {
        return match.isEmpty() ? "" : Frames.room(match);
    }

    void forgetRoom() {
        match = "";
    }

    boolean offers() {
        return Frames.offers(match);
    }

    /** Sends, after what it sent before; the JDK takes one frame at a time. */
    synchronized void send(String frame) {
        sent = sent.isDone() ? socket.sendText(frame, true) : sent.thenCompose(before -> socket.sendText(frame, true));
        if (!sent.isDone() || sent.isCompletedExceptionally()) {
            sent.exceptionally(this::failed);
        }
    }

    CompletableFuture<LoadPeer> close() {
        closing = true;
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        return closed;
    }

    void abort() {
        closing = true;
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        send(Frames.SET_INFO);
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (last && parts.isEmpty()) {
            receive(data.toString());
        } else {
            parts.append(data);
            if (last) {
                var frame = parts.toString();
                parts.setLength(0);
                receive(frame);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        if (!closing) {
            failures.add("the server closed a socket with " + code + " " + reason);
        }
        closed.complete(this);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        failed(failure);
        closed.complete(this);
    }

    private void receive(String frame) {
        if (Frames.is("setInfoSuccess", frame)) {
            introduced.complete(this);
            return;
        }
        if (Frames.is("error", frame) || Frames.is("invalid", frame)) {
            failures.add("the server answered " + frame);
        } else if (Frames.is("match", frame)) {
            match = frame;
        }
        inbox.receive(this, frame);
    }

    private <T> T failed(Throwable failure) {
        if (!closing) {
            failures.add("a socket failed: " + failure);
        }
        return null;
    }
}
