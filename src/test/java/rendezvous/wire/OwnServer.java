package rendezvous.wire;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server of a test's own, for settings that all the others do not have: {@code payara/run}, as an operator starts it. */
public final class OwnServer implements AutoCloseable {
    /** The first line after what Payara itself says. */
    static final String READY = "Rendezvous is ready";

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Process process;
    private final Path log;
    private final Place place;

    /**
     * @param host by which tests find it
     * @param within a command that runs it in a network of its own; empty for this one
     */
    public record Place(String host, int port, List<String> within) {
        public static Place here(int port) {
            return new Place("127.0.0.1", port, List.of());
        }
    }

    private OwnServer(Place place, Map<String, String> settings) throws IOException {
        this.place = place;
        log = Files.createTempFile(scratch(), "server", ".log");
        var command = new ArrayList<>(place.within());
        command.add("payara/run");
        var run = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        run.environment().put("WAR", System.getProperty("rendezvous.war"));
        run.environment().putAll(settings);
        run.environment().put("HTTP_PORT", Integer.toString(place.port()));
        run.environment().put("PAYARA_JAR", System.getProperty("payara.microJar"));
        run.environment().put("TMPDIR", scratch().toString());
        process = run.start();
    }

    /** One that is ready. @param settings by their names in the environment */
    public static OwnServer with(Map<String, String> settings) throws IOException, InterruptedException {
        return starting(Place.here(freePort()), settings).ready();
    }

    /** Another one where this one, which has been closed, was. */
    public OwnServer again(Map<String, String> settings) throws IOException, InterruptedException {
        return starting(place, settings).ready();
    }

    /** One that is not {@link #ready} yet: several start at once. */
    public static OwnServer starting(Place place, Map<String, String> settings) throws IOException {
        return new OwnServer(place, settings);
    }

    /** Returns when it is; closes it where it does not get there. */
    public OwnServer ready() throws IOException, InterruptedException {
        if (!awaits(READY)) {
            close();
            throw new AssertionError("the server did not start:\n" + log());
        }
        return this;
    }

    /** What one that must not start says, to the end. */
    public static String refusing(Map<String, String> settings) throws IOException, InterruptedException {
        try (var server = starting(Place.here(freePort()), settings)) {
            if (!server.process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the server started, or hangs:\n" + server.log());
            }
            return server.log();
        }
    }

    /** For what a test gives it to read, too; it goes with the build. */
    public static Path scratch() throws IOException {
        return Files.createDirectories(
                Path.of(System.getProperty("rendezvous.war")).resolveSibling("own-servers"));
    }

    public int port() {
        return place.port();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The JVM's process id. */
    public long pid() {
        return process.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** Where a path of the page is. */
    public URI at(String path) {
        return URI.create("http://" + place.host() + ":" + port() + path);
    }

    public URI signaling() {
        return URI.create("ws://" + place.host() + ":" + port() + "/signaling");
    }

    public int status(String path) throws IOException, InterruptedException {
        return ask(path).statusCode();
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        // By itself it would try to change over to HTTP/2, where a connection now and then ends without an answer.
        var request = HttpRequest.newBuilder(at(path)).version(HttpClient.Version.HTTP_1_1);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** As a power cut does; what it leaves on disk is removed. */
    public void crash() throws IOException, InterruptedException {
        signal("KILL");
        process.waitFor();
    }

    /** It does nothing more until it {@link #thaw}s, and nobody is told: as in a long pause of its machine. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("there is no process to send " + name);
        }
    }

    /** What is at this path, which has to be there. */
    public String get(String path) throws IOException, InterruptedException {
        var response = ask(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private boolean awaits(String words) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (log().contains(words)) {
                return true;
            }
            process.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    public static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
