package rendezvous.cluster;

/** This node is to be one of several, and its Payara has no data grid. */
final class NoGridException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoGridException(Throwable cause) {
        super(
                "rendezvous.cluster.secret is set, and Payara's data grid is off: start Payara without --nohazelcast and with"
                        + " --hzconfigfile payara/cluster.xml (payara/run does, where CLUSTER_MEMBERS is set), or leave the"
                        + " secret unset for a node alone",
                cause);
    }
}
