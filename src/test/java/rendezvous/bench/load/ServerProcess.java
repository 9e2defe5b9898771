package rendezvous.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The server as Linux sees it (proc(5)): what it has used so far. */
public final class ServerProcess implements Cpu {
    /** USER_HZ is 100 on every Linux that runs Java. */
    private static final double MICROS_PER_TICK = 10_000;

    private static final int UTIME = 11;
    private static final int STIME = 12;
    /** As Linux cuts their names; with two cores there is one of each, which never ends. */
    private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compiler");

    private final long pid;
    private final Path proc;

    public ServerProcess(long pid) {
        this.pid = pid;
        proc = Path.of("/proc", Long.toString(pid));
    }

    public long pid() {
        return pid;
    }

    /** User and system time since it started, in microseconds, to the nearest 10 ms. */
    @Override
    public double cpuMicros() {
        return cpuMicros(read("stat"));
    }

    /** Of these, what its compilers used: much while a JVM is young, and in the end nothing. */
    double compilersMicros() {
        try (var threads = Files.list(proc.resolve("task"))) {
            return threads.map(thread -> read(thread, "stat"))
                    .filter(stat -> COMPILER.matcher(stat).find())
                    .mapToDouble(ServerProcess::cpuMicros)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory in KB. */
    public long memory() {
        return number("status", "VmRSS:");
    }

    /** Files and sockets it has open. */
    public int descriptors() {
        return openDescriptors(proc);
    }

    public int threads() {
        return (int) number("status", "Threads:");
    }

    /** How many more descriptors it may open. */
    int descriptorsLeft() {
        return descriptorsLeft(proc);
    }

    /** How many more descriptors this process, the load client, may open. */
    static int ownDescriptorsLeft() {
        return descriptorsLeft(Path.of("/proc/self"));
    }

    /**
     * Collects its garbage, so that {@link #memory} is what is held and not what has not been thrown away yet.
     *
     * @return the bytes of the objects that are alive
     */
    public long collectGarbage() throws IOException, InterruptedException {
        long alive = histogram().bytes();
        TimeUnit.SECONDS.sleep(1);
        return alive;
    }

    /** The objects that are alive, by their classes, after a collection. */
    public Histogram histogram() throws IOException, InterruptedException {
        jcmd("GC.run");
        return new Histogram(jcmd("GC.class_histogram"));
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static double cpuMicros(String stat) {
        // The name, in brackets, may hold blanks: count from behind it.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * MICROS_PER_TICK;
    }

    private static int descriptorsLeft(Path proc) {
        return (int) number(proc, "limits", "Max open files") - openDescriptors(proc);
    }

    private static int openDescriptors(Path proc) {
        try (var open = Files.list(proc.resolve("fd"))) {
            return (int) open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long number(String file, String key) {
        return number(proc, file, key);
    }

    private static long number(Path proc, String file, String key) {
        return read(proc, file)
                .lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip().split("\\s+")[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    private String read(String file) {
        return read(proc, file);
    }

    private static String read(Path proc, String file) {
        try {
            return Files.readString(proc.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The server is gone, or this is not Linux", e);
        }
    }
}
