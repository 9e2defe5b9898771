package rendezvous.drills;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import rendezvous.wire.Await;

/** Thousands of pages, each behind an address of its own, on few threads. */
final class Crowd implements AutoCloseable {
    static {
        // Else each WebSocket of the JDK's takes 16 KB outside the heap.
        System.setProperty("jdk.httpclient.websocket.writeBufferSize", "2048");
    }

    private static final int ADDRESSES = 250;
    private static final int HANDSHAKES_AT_ONCE = 64;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        var thread = new Thread(task, "crowd");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    /** Who comes, and who comes back, is sent to one after another, as nginx does. */
    private final List<URI> servers;

    private final AtomicInteger connects = new AtomicInteger();
    /** By the second, on System.nanoTime's scale. */
    private final ConcurrentHashMap<Long, LongAdder> handshakes = new ConcurrentHashMap<>();

    private final AtomicInteger failedHandshakes = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();

    Crowd(URI... servers) {
        this.servers = List.of(servers);
    }

    /** All of them come, a few at once, and are introduced. */
    List<FakePage> arrive(int number, FakePage.Kind kind) {
        return arrive(IntStream.range(0, number).mapToObj(i -> page(kind)).toList());
    }

    private List<FakePage> arrive(List<FakePage> all) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).start();
            int soFar = i;
            Await.until(
                    "those before are in",
                    Duration.ofMinutes(2),
                    () -> soFar < HANDSHAKES_AT_ONCE
                            || all.get(soFar - HANDSHAKES_AT_ONCE).welcomes() > 0);
        }
        awaits("all introduced", all, page -> page.welcomes() > 0);
        return all;
    }

    /** Two of them share a wish each, and come one after the other: so to different nodes, if there are several. */
    List<FakePage> arriveInPairs(int number, FakePage.Kind kind) {
        return arrive(IntStream.range(0, number)
                .mapToObj(i -> new FakePage(this, kind, pages.incrementAndGet(), "pair " + i / 2))
                .toList());
    }

    FakePage page(FakePage.Kind kind) {
        int number = pages.incrementAndGet();
        // Nobody shares it.
        return new FakePage(this, kind, number, kind == FakePage.Kind.WAITING ? "only " + number : "");
    }

    void awaits(String hope, List<FakePage> all, Predicate<FakePage> holds) {
        try {
            Await.until(hope, Duration.ofMinutes(2), () -> all.stream().allMatch(holds));
        } catch (AssertionError e) {
            long missing = all.stream().filter(holds.negate()).count();
            throw new AssertionError(missing + " of " + all.size() + " are not: " + hope, e);
        }
    }

    HttpClient http() {
        return http;
    }

    URI server() {
        return servers.get(Math.floorMod(connects.getAndIncrement(), servers.size()));
    }

    /** One of its own, as a proxy would tell it. */
    static String address(int number) {
        return "10." + number / ADDRESSES / ADDRESSES % ADDRESSES + "." + number / ADDRESSES % ADDRESSES + "."
                + number % ADDRESSES;
    }

    void later(Runnable task, double millis) {
        threads.schedule(task, (long) (millis * 1_000), TimeUnit.MICROSECONDS);
    }

    void countHandshake() {
        handshakes
                .computeIfAbsent(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()), second -> new LongAdder())
                .increment();
    }

    void countFailure() {
        failedHandshakes.incrementAndGet();
    }

    int failedHandshakes() {
        return failedHandshakes.get();
    }

    /** The most that succeeded within one second, from then on. */
    long mostHandshakesInASecond(long since) {
        return handshakes.entrySet().stream()
                .filter(entry -> entry.getKey() >= TimeUnit.NANOSECONDS.toSeconds(since))
                .mapToLong(entry -> entry.getValue().sum())
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
