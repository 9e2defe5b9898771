package rendezvous.ice;

import rendezvous.identity.PeerId;

/** Where the servers come from that pages are given. Never waits for anybody: it is asked while a visitor does. */
interface IceSource {
    /** For one connection; another time it may be another answer. */
    IceAnswer answer(PeerId peer);

    /** Whether who holds this answer should be given another. */
    boolean isStale(IceAnswer held);
}
