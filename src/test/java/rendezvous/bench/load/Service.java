package rendezvous.bench.load;

import rendezvous.wire.Nodes;

/** @param cpu of all nodes together */
record Service(Nodes nodes, Cpu cpu, LoadClient client, Failures failures, Report report) {
    /** People at the first node only. */
    LoadClient clientOfFirst() {
        return new LoadClient(failures, nodes.node(0).signaling());
    }

    LoadClient clientOfTwo() {
        return new LoadClient(failures, nodes.node(0).signaling(), nodes.node(1).signaling());
    }

    String lost(int people) {
        if (people > 0) {
            failures.add(people + " people lost");
        }
        return people == 0 ? "nobody lost" : "**" + people + " LOST**";
    }
}
