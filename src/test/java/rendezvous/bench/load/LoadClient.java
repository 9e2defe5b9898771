package rendezvous.bench.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens and closes visitors by the thousand. */
final class LoadClient implements AutoCloseable {
    static final int PATIENCE_SECONDS = 30;
    private static final int HANDSHAKES_AT_ONCE = 32;

    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        var thread = new Thread(task, "load");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    private final List<URI> addresses;
    private final AtomicInteger connects = new AtomicInteger();
    private final Failures failures;

    LoadClient(int port, Failures failures) {
        // One address has ports enough. Over several of 127.0.0.0/8 some handshakes took 5 s, which none does here.
        this(failures, URI.create("ws://127.0.0.1:" + port + "/signaling"));
    }

    /** Of several nodes: who comes is sent to one after another. */
    LoadClient(Failures failures, URI... addresses) {
        this.addresses = List.of(addresses);
        this.failures = failures;
    }

    /** Connected and introduced. */
    CompletableFuture<LoadPeer> open() {
        int node = Math.floorMod(connects.getAndIncrement(), addresses.size());
        var peer = new LoadPeer(node, failures);
        return http.newWebSocketBuilder()
                .buildAsync(addresses.get(node), peer)
                .thenCompose(socket -> peer.introduced());
    }

    /** @throws IllegalStateException when one of them is not connected and introduced in time */
    List<LoadPeer> open(int count) throws InterruptedException {
        var gate = new Semaphore(HANDSHAKES_AT_ONCE);
        var underway = new ArrayList<CompletableFuture<LoadPeer>>(count);
        for (int i = 0; i < count; i++) {
            if (!gate.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Only " + i + " of " + count + " could connect");
            }
            underway.add(open().whenComplete((peer, failure) -> gate.release()));
        }
        var all = CompletableFuture.allOf(underway.toArray(CompletableFuture<?>[]::new));
        all.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return underway.stream().map(CompletableFuture::join).toList();
    }

    /** Returns when the server has dealt with all that these sent so far. */
    static void settle(List<LoadPeer> peers) throws InterruptedException {
        var answers = new CountDownLatch(peers.size());
        for (var peer : peers) {
            peer.listen((from, frame) -> {
                if (Frames.is("pong", frame)) {
                    answers.countDown();
                }
            });
            peer.send(Frames.PING);
        }
        if (!answers.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(answers.getCount() + " of " + peers.size() + " pings were not answered");
        }
    }

    static void closeAll(List<LoadPeer> peers) {
        var closing =
                CompletableFuture.allOf(peers.stream().map(LoadPeer::close).toArray(CompletableFuture<?>[]::new));
        closing.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        peers.forEach(LoadPeer::abort);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
