package rendezvous.admission;

/** What becomes of a handshake: there is a place for its socket, or there is a reason why not. */
public sealed interface Answer permits Place, Denial {}
