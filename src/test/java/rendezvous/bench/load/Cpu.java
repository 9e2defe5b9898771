package rendezvous.bench.load;

import java.util.List;

/** What a server has used so far, or several together. */
@FunctionalInterface
interface Cpu {
    /** User and system time, in microseconds. */
    double cpuMicros();

    static Cpu of(List<ServerProcess> servers) {
        return () -> servers.stream().mapToDouble(Cpu::cpuMicros).sum();
    }
}
