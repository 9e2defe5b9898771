package rendezvous.signaling;

import java.util.function.Consumer;
import java.util.function.Supplier;
import rendezvous.identity.ResumeToken;
import rendezvous.protocol.Return;

/**
 * What opens one visit's place: the newest token and, as long as nothing shows that the answer with that one arrived,
 * the one that was used last. So whoever loses its socket before the answer comes can come back once more.
 */
final class KeyRing {
    private ResumeToken newest;
    private ResumeToken used;
    private boolean hasArrived;
    /** By which attempt its place was opened last. */
    private long latest;

    /** The newest; the same until it is used, so that an answer which gets lost takes nothing away with it. */
    synchronized ResumeToken newest(Supplier<ResumeToken> maker) {
        if (newest == null) {
            newest = maker.get();
        }
        return newest;
    }

    /**
     * Uses the token. False where it opens nothing any more, or a later attempt has come before this one: between nodes
     * they may overtake each other.
     *
     * @param forgotten is told of the token that never will open anything again
     */
    synchronized boolean use(Return back, Consumer<ResumeToken> forgotten) {
        boolean isNewest = back.token().equals(newest);
        boolean isAgain = back.token().equals(used) && !hasArrived;
        if (back.attempt() < latest || !isNewest && !isAgain) {
            return false;
        }
        latest = back.attempt();
        if (isNewest) {
            forgetUsed(forgotten);
            used = newest;
            newest = null;
        }
        return true;
    }

    /** It goes on over another socket, whose client has not been heard of since. */
    synchronized void move() {
        hasArrived = false;
    }

    /** Its client has spoken over the socket it has now, and so has got the answer that came first there. */
    synchronized void arrived() {
        hasArrived = true;
    }

    synchronized void forget(Consumer<ResumeToken> forgotten) {
        forgetUsed(forgotten);
        if (newest != null) {
            forgotten.accept(newest);
        }
    }

    private void forgetUsed(Consumer<ResumeToken> forgotten) {
        if (used != null) {
            forgotten.accept(used);
        }
    }
}
