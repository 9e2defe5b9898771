package rendezvous.bench.load;

import java.util.List;

/** What a server has used so far, or several together. */
@FunctionalInterface
interface Cpu {
    /** User and system time, in microseconds. */
    double cpuMicros();

    /** Without what their compilers use: of several young JVMs those would be most of it. */
    static Cpu of(List<ServerProcess> servers) {
        return () -> servers.stream()
                .mapToDouble(server -> server.cpuMicros() - server.compilersMicros())
                .sum();
    }
}
