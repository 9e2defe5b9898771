package rendezvous.signaling;

import rendezvous.identity.NodeId;

/** A socket of another node over which a visit of here goes on. @param number how that node knows it */
record Seat(NodeId node, long number) {}
