package rendezvous.bench.load;

import java.lang.management.ManagementFactory;

/** What every scenario needs. */
record Bench(int port, ServerProcess server, LoadClient client, Failures failures, Report report) {

    /** So many people, or as many as MOST allows: for a small machine, or a quick look. */
    static int crowd(int people) {
        return Math.min(people, Integer.getInteger("rendezvous.bench.most", people));
    }

    /** For the words of a row; a loss is a failure of the whole run. */
    String lost(int people) {
        if (people == 0) {
            return "nobody lost";
        }
        failures.add(people + " people lost");
        return "**" + people + " LOST**";
    }

    /** What the load client itself used so far, in microseconds: it shares the machine with the server. */
    static double ownCpuMicros() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1_000.0;
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
