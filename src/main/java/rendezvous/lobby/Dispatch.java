package rendezvous.lobby;

import rendezvous.cluster.Letter;
import rendezvous.identity.NodeId;

/** A letter, and to whom it goes: maybe to this node itself. */
public record Dispatch(NodeId to, Letter letter) {}
