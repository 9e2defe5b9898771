package rendezvous.signaling;

import rendezvous.admission.ClientAddress;
import rendezvous.identity.PeerId;

/** Somebody has come, and has not said a word yet. */
public record SocketOpened(PeerId peer, ClientAddress from) {}
